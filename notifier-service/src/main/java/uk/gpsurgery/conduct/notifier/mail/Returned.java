package uk.gpsurgery.conduct.notifier.mail;

/** What a mail that came in says about a letter that went out; the letter is named by its Message-ID. */
public sealed interface Returned {

    /** The letter did not reach its reader. The code is that of RFC 3463, without the words after it. */
    record Bounced(String messageId, String code) implements Returned {}

    /** The reader's own mail server says that it is in the mailbox. */
    record Arrived(String messageId) implements Returned {}

    /** Somebody's mail server is still trying. */
    record Delayed(String messageId) implements Returned {}

    /** A machine answered: an absence, a ticket. It says nothing about delivery or consent. */
    record AnsweredByMachine(String messageId) implements Returned {}

    /** A person answered; the words are in the mailbox and not here. */
    record Answered(String messageId) implements Returned {}

    /** It is about no letter that can be named. */
    record AboutNothing() implements Returned {}
}
