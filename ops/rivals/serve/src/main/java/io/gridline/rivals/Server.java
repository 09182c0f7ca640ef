package io.gridline.rivals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers the one request in its arguments, or requests until standard input ends. A request is
 * {@code name=value} pairs, in a line with tabs between them; its answer is one line: {@code done},
 * or {@code failed} and why. Whatever else a library prints goes to standard error.
 */
public final class Server {

  private Server() {}

  /** What a rival does with a request. */
  public interface Program {
    void answer(Map<String, String> request) throws Exception;
  }

  public static void serve(String[] arguments, Program program) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    if (arguments.length > 0) {
      String answer = answer(program, String.join("\t", arguments));
      answers.println(answer);
      System.exit(answer.equals("done") ? 0 : 1);
    }
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(answer(program, line));
      answers.flush();
    }
  }

  private static String answer(Program program, String line) {
    try {
      program.answer(request(line));
      return "done";
    } catch (Exception failure) {
      failure.printStackTrace();
      return "failed " + String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }
  }

  private static Map<String, String> request(String line) {
    Map<String, String> request = new LinkedHashMap<>();
    for (String pair : line.split("\t")) {
      int equals = pair.indexOf('=');
      request.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return request;
  }
}
