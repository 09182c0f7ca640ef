package io.gridline.desk.store;

import java.util.List;

/** What a daily check can say of how somebody is. */
public final class Symptoms {

  public static final List<String> CODES =
      List.of(
          "fever",
          "cough",
          "breathlessness",
          "sore_throat",
          "fatigue",
          "diarrhoea",
          "loss_of_smell",
          "other",
          "none");

  private Symptoms() {}
}
