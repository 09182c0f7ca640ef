package io.gridline.ops.simulate;

/** What a sender did to one ticket or stay on its way into a feed; rates per 10,000 records. */
enum Mishap {
  NONE(0),
  /** Full-width digits: harmless once normalised. */
  FULL_WIDTH(60),
  /** Spaces, hyphens, small letters: harmless once normalised. */
  SPACED(60),
  /** The 15-digit number of before 1999: harmless once normalised. */
  OLD_FORM(50),
  /** Permits of another issue than the register's: harmless once cut. */
  REISSUED(60),
  /** A resident number whose check character is wrong. */
  WRONG_CHECK(40),
  /** A digit of another document left out: nobody can tell. */
  MISTYPED(60),
  /** Another document of the same person was shown. */
  SECOND_DOCUMENT(150),
  /** The row is broken so that it is rejected. */
  REJECTED(15),
  /** Nothing was sent (hotels only). */
  NEVER_SENT(40),
  /** Seat and car, or room, left empty. */
  SEAT_LEFT_OUT(80),
  /** No check-out, and no later word of it (hotels only). */
  CHECK_OUT_OPEN(120),
  /** No check-out at first, a revision with it later (hotels only). */
  CHECK_OUT_LATER(120),
  /** Wrong at first, put right by revision 1. */
  CORRECTED(80),
  /** Delivered twice. */
  REPEATED(60),
  /** Delivered days later. */
  LATE(100),
  /** A refunded ticket: revision 1 is cancelled. Not thrown for; comes with the ticket. */
  REFUNDED(0),
  /** A refunded ticket whose cancellation was rejected. */
  REFUND_LOST(0);

  private static final Mishap[] ALL = values();

  private final int perTenThousand;

  Mishap(int perTenThousand) {
    this.perTenThousand = perTenThousand;
  }

  /** One mishap or, mostly, none; what a record cannot suffer turns into none. */
  static Mishap any(Dice dice, Person person, Source source) {
    int at = dice.below(10_000);
    for (Mishap mishap : ALL) {
      at -= mishap.perTenThousand;
      if (at < 0 && mishap != NONE) {
        return mishap.canHappen(person, source) ? mishap : NONE;
      }
    }
    return NONE;
  }

  private boolean canHappen(Person person, Source source) {
    boolean residentId = person.document.isResidentId();
    return switch (this) {
      case OLD_FORM -> residentId && Numbers.oldForm(person.document.number()) != null;
      case WRONG_CHECK -> residentId;
      case MISTYPED -> !residentId;
      case REISSUED -> person.document.type().endsWith("permit");
      case SECOND_DOCUMENT -> person.second != null;
      case NEVER_SENT, CHECK_OUT_OPEN, CHECK_OUT_LATER -> source == Source.HOTEL;
      default -> true;
    };
  }
}
