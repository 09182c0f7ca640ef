package io.gridline.ops.simulate;

import io.gridline.ops.simulate.file.FileFormat;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;

/** The README.txt of a world that is whole. */
record WorldReadme(WorldSettings settings, World.Summary world) {

  String text() throws IOException {
    Sending sending = settings.sending();
    String facts =
        String.format(
            Locale.ROOT,
            World.resource("world-readme.txt"),
            World.TITLE,
            settings.residents(),
            settings.seed(),
            settings.days(),
            settings.presencesPerDay(),
            world.carrierRows(),
            world.railRows(),
            world.aviationRows(),
            world.hotelRows(),
            world.cases());
    return sending.equals(Sending.usual()) ? facts : facts + "\n" + sent(sending);
  }

  private static String sent(Sending sending) {
    StringBuilder text = new StringBuilder("How it was sent:\n\n");
    String formats =
        sending.formats().stream().map(FileFormat::word).collect(Collectors.joining(", "));
    text.append("formats, taking turns from day to day: ").append(formats).append('\n');
    text.append("the register: ").append(sending.registerFormat().word()).append('\n');
    text.append("late records come ").append(sending.lateDays()).append(" days late\n");
    for (Source source : Source.values()) {
      Integer from = sending.silentFrom().get(source);
      if (from != null) {
        text.append(source.folder()).append(" sends nothing from ");
        text.append(Timeline.date(from)).append(" on\n");
      }
    }
    sending
        .until()
        .ifPresent(
            day ->
                text.append("nothing is here yet of what comes after ")
                    .append(Timeline.date(day))
                    .append('\n'));
    sending
        .onlyDay()
        .ifPresent(
            day ->
                text.append("ONE DAY ONLY, without order, cases, register and truth: ")
                    .append(Timeline.date(day))
                    .append('\n'));
    return text.toString();
  }
}
