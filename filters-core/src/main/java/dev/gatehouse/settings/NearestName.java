package dev.gatehouse.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;

/** Finds what a misspelt name was meant to be. */
final class NearestName {
    private NearestName() {}

    /**
     * The known name that is the fewest typing errors away; of two the first.
     *
     * @param known at least one name
     */
    static String to(String misspelt, Collection<String> known) {
        return Collections.min(known, Comparator.comparingInt(name -> distance(misspelt, name)));
    }

    /**
     * How many letters were left out, added, changed, or swapped with their neighbour: the restricted
     * Damerau-Levenshtein distance.
     */
    static int distance(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, i, j, one, other);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cheapest(int[][] rows, int i, int j, String one, String other) {
        int changed = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int cost = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(cost, 1 + rows[i - 2][j - 2]) : cost;
    }
}
