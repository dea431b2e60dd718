package dev.gatehouse.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers, sizes and status codes. */
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KB|MB)?");
    private static final long KILOBYTE = 1024;

    /** What a request that is not logged in may be answered by a script's own wish. */
    static final Form<Integer> STATUS = Form.of("200, 204, or a status from 400 to 499", text -> {
        int status = number(text);
        if (status != 200 && status != 204 && (status < 400 || status > 499)) {
            throw new NotAccepted();
        }
        return status;
    });

    private NumberText() {}

    /** Whole numbers up to {@code most}, both ends included. */
    static Form<Integer> between(int least, int most) {
        return Form.of("a whole number from " + least + " to " + most, text -> {
            int number = number(text);
            if (number < least || number > most) {
                throw new NotAccepted();
            }
            return number;
        });
    }

    /** Bytes, with {@code KB} for 1,024 of them and {@code MB} for 1,024 times that. */
    static Form<Long> sizeUpTo(String most) {
        long largest = size(most);
        return Form.of("a size from 0 to " + most + ", such as 1000 (bytes), 512KB or 1MB", text -> {
            long size = size(text);
            if (size > largest) {
                throw new NotAccepted();
            }
            return size;
        });
    }

    static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NotAccepted();
        }
        return Integer.parseInt(text);
    }

    private static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new NotAccepted();
        }
        long number = Long.parseLong(matcher.group(1));
        if (matcher.group(2) == null) {
            return number;
        }
        return matcher.group(2).equals("KB") ? number * KILOBYTE : number * KILOBYTE * KILOBYTE;
    }
}
