package io.gridline.ops.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands around the charts of a benchmark: what was measured, where, and how busy it was. */
final class BenchPage {

  private static final String STYLE =
      """
      :root { --paper: #f6f7f8; --ink: #1b2733; --soft: #56636f; --ours: #1d6a5b; --theirs: #9fb4c5; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #12181e; --ink: #e6ebef; --soft: #9fadb9; --ours: #72c9b6; --theirs: #56789a; } }
      body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
        max-width: 920px; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
      p { color: var(--soft); margin: .3rem 0; } svg { width: 100%; height: auto; }
      text { fill: var(--ink); font-size: 14px; } text.value { fill: var(--soft); }
      rect.ours { fill: var(--ours); } rect.theirs { fill: var(--theirs); }
      path { stroke: var(--ink); stroke-width: 1.2; fill: none; }
      code { font-size: .85em; overflow-wrap: anywhere; }
      """;

  private BenchPage() {}

  static String of(BenchResult result, String charts) {
    Map<String, String> world = result.world();
    long rounds = result.runs().stream().mapToInt(Run::round).max().orElse(0);
    double others =
        result.runs().stream().mapToDouble(run -> run.measured().othersCores()).max().orElse(0);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>gridline bench</title>
    <style>
    %s</style>
    </head>
    <body>
    <h1>One screening, several engines</h1>
    <p>%,d residents, %,d carrier presences, %s %% of them in a zone, %d %s. Seconds, the median of %d runs; the
    line spans the least and the most; beside it the most memory resident. Short is good.</p>
    <p>%s; %d cores (%s), %d GB. %s</p>
    %s
    <p>%s</p>
    <p><code>gridline %s</code></p>
    </body>
    </html>
    """
        .formatted(
            STYLE,
            Long.parseLong(world.get("residents")),
            Long.parseLong(world.get("presences")),
            world.get("in_zone_percent"),
            result.orders(),
            result.orders() == 1 ? "order" : "orders",
            rounds,
            result.begun(),
            result.machine().cores(),
            result.machine().processor(),
            result.machine().memoryBytes() >> 30,
            String.format(
                Locale.ROOT,
                "Others on the machine kept up to %.1f cores busy while a run was timed.",
                others),
            charts,
            result.versions().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", ")),
            escaped(String.join(" ", result.commandLine())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
