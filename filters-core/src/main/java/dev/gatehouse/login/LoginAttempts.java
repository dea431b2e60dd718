package dev.gatehouse.login;

import dev.gatehouse.settings.LoginSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * How many native logins failed lately, for an account from an address, and from an address for all accounts. An account
 * is never slowed by its name alone, or anybody could keep its owner out.
 *
 * <p>An attempt counts as a failure from its beginning until it is known to be none, so that many at once get no further
 * than one after the other. Counts are this node's own.
 */
final class LoginAttempts {
    /** How many times more an address may fail, behind which there can be many people. */
    private static final int PER_ADDRESS = 10;

    private record AccountFrom(String account, String address) {
        /** FusionAuth does not tell upper from lower case in email addresses and user names. */
        static AccountFrom of(String loginId, String address) {
            return new AccountFrom(loginId.strip().toLowerCase(Locale.ROOT), address);
        }
    }

    private final FailureCount<AccountFrom> accounts;
    private final FailureCount<String> addresses;

    LoginAttempts(LoginSettings.Attempts limit, InstantSource time) {
        this.accounts = new FailureCount<>(limit.failures(), limit.within(), time);
        this.addresses = new FailureCount<>(limit.failures() * PER_ADDRESS, limit.within(), time);
    }

    /** Begins an attempt; or says how long to wait, and then nothing is counted. */
    synchronized Optional<Duration> begin(String loginId, String address) {
        AccountFrom account = AccountFrom.of(loginId, address);
        Duration wait = longer(accounts.wait(account), addresses.wait(address));
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        accounts.add(account);
        addresses.add(address);
        return Optional.empty();
    }

    /** The password was right: the account's failures from there are forgotten, the address's others are not. */
    synchronized void succeeded(String loginId, String address) {
        accounts.forget(AccountFrom.of(loginId, address));
        addresses.takeBack(address);
    }

    /** Nobody could say whether the password was right. */
    synchronized void undecided(String loginId, String address) {
        accounts.takeBack(AccountFrom.of(loginId, address));
        addresses.takeBack(address);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
