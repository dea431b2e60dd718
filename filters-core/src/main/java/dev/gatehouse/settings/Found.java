package dev.gatehouse.settings;

/**
 * What a source has for a setting.
 *
 * @param text the value, which may be a secret
 * @param place where it was found, for messages
 */
record Found(String text, String place) {
    @Override
    public String toString() {
        return place;
    }
}
