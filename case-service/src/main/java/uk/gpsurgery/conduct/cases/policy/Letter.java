package uk.gpsurgery.conduct.cases.policy;

import java.util.Locale;

/** The letters the ladder sends: to whom, and whether a legal clock hangs on them. */
public enum Letter {
    NEW_CASE(Recipient.STAFF, false),
    SAFEGUARDING_ALERT(Recipient.STAFF, false),
    SAFEGUARDING_ESCALATION(Recipient.STAFF, false),
    COMPLAINT_ACKNOWLEDGEMENT_DUE(Recipient.STAFF, false),
    POST_SEEN_REMOVED(Recipient.STAFF, false),
    DUE_SOON(Recipient.STAFF, false),
    DUE(Recipient.STAFF, false),
    OVERDUE(Recipient.STAFF, false),
    SECOND_APPROVAL_WANTED(Recipient.STAFF, false),
    LETTER_FAILED(Recipient.STAFF, false),
    PATIENT_ANSWERED(Recipient.STAFF, false),
    STAFF_SUPPORT_OFFER(Recipient.STAFF, false),
    PLEASE_REMOVE(Recipient.PATIENT, false),
    REMINDER(Recipient.PATIENT, false),
    THANK_YOU(Recipient.PATIENT, false),
    LEGAL_ADVICE_INSTRUCTION(Recipient.ADVISER, false),
    WARNING(Recipient.PATIENT, true),
    REMOVAL_FROM_LIST(Recipient.PATIENT, true),
    COMMISSIONER_NOTICE(Recipient.COMMISSIONER, true),
    COMMISSIONER_WITHDRAWAL(Recipient.COMMISSIONER, true),
    DEREGISTERED(Recipient.PATIENT, false),
    WITHDRAWN(Recipient.PATIENT, false),
    REPRESENTATIONS_RECEIVED(Recipient.PATIENT, false),
    REPRESENTATIONS_UPHELD(Recipient.PATIENT, false),
    REPRESENTATIONS_REJECTED(Recipient.PATIENT, false),
    IMMEDIATE_REMOVAL(Recipient.PATIENT, true),
    IMMEDIATE_REMOVAL_CONFIRMATION(Recipient.COMMISSIONER, true);

    /** Who gets a letter. */
    public enum Recipient {
        STAFF,
        PATIENT,
        ADVISER,
        COMMISSIONER;

        /** As it stands on the wire: {@code staff}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Recipient recipient;
    private final boolean legal;

    Letter(Recipient recipient, boolean legal) {
        this.recipient = recipient;
        this.legal = legal;
    }

    public Recipient recipient() {
        return recipient;
    }

    /** True when a legal clock starts with it: it is never sent a second time without a person. */
    public boolean legal() {
        return legal;
    }

    /** The template's name: {@code please-remove}. */
    public String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
