package io.gridline.jobs.live;

import io.gridline.pipelines.entry.ListedReview;
import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Holding;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.LiveOrders;
import io.gridline.pipelines.step.Shown;
import io.gridline.pipelines.step.Step;
import io.gridline.pipelines.step.StepName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Runs the live job's steps in one thread, in an interleaving that a seed decides: letters from one
 * key to another arrive in their sequence, all others in any. Can be saved whole and put back, as
 * Flink does at a checkpoint and after a crash.
 */
public final class Scheduler {

  private static final Set<String> REGISTER = Set.of("row", "bound", "member");

  private record Channel(String from, StepName to, String key) {}

  /** What a checkpoint holds. */
  public static final class Saved {
    private final Map<StepName, Map<String, KeyState>> states = new EnumMap<>(StepName.class);
    private final Map<Channel, List<Letter>> channels = new LinkedHashMap<>();
    private final Map<String, Shown> shown = new TreeMap<>();
    private final Map<String, ListedReview> asked = new TreeMap<>();
    private final TreeSet<String> toWake = new TreeSet<>();
    private LiveOrders orders;
  }

  private final Map<StepName, Step> steps = new EnumMap<>(StepName.class);
  private final Random random;
  private final Map<StepName, Map<String, KeyState>> states = new EnumMap<>(StepName.class);
  private final Map<Channel, Deque<Letter>> channels = new LinkedHashMap<>();
  private final List<Channel> waiting = new ArrayList<>();
  private final Map<String, Shown> shown = new TreeMap<>();
  private final Map<String, ListedReview> asked = new TreeMap<>();
  private final TreeSet<String> toWake = new TreeSet<>();
  private final Map<List<Object>, String> writers = new HashMap<>();
  private LiveOrders orders;
  private Instant now;

  public Scheduler(List<Step> steps, LiveOrders orders, Random random) {
    steps.forEach(step -> this.steps.put(step.name(), step));
    this.orders = orders;
    this.random = random;
  }

  /** Takes a letter in, from a source of that name. */
  public void tell(String source, Letter letter) {
    enqueue(new Channel(source, letter.to(), letter.key()), letter);
  }

  public void orders(LiveOrders others) {
    orders = others;
    toWake.addAll(households().keySet());
  }

  /** The clock comes to an instant. */
  public void clock(Instant instant) {
    now = instant;
    households()
        .forEach(
            (key, state) -> {
              if (state.wake != null && !state.wake.isAfter(now)) {
                toWake.add(key);
              }
            });
  }

  public Instant now() {
    return now;
  }

  /** Does one thing of those that can be done; false when there is none. */
  public boolean step() {
    if (!toWake.isEmpty() && (waiting.isEmpty() || random.nextInt(4) == 0)) {
      String key = toWake.pollFirst();
      work(StepName.EVALUATE_HOUSEHOLD, key, Step::woken);
      return true;
    }
    if (waiting.isEmpty()) {
      return false;
    }
    int place = random.nextInt(waiting.size());
    Channel channel = waiting.get(place);
    Deque<Letter> letters = channels.get(channel);
    Letter letter = letters.poll();
    if (letters.isEmpty()) {
      waiting.set(place, waiting.get(waiting.size() - 1));
      waiting.remove(waiting.size() - 1);
      channels.remove(channel);
    }
    deliver(letter);
    return true;
  }

  public void drain() {
    while (step()) {
      // until nothing is left to do
    }
  }

  /** The last of each key on the topic of entries. */
  public Map<String, Shown> shown() {
    return shown;
  }

  /** The last of each key on the topic of review. */
  public Map<String, ListedReview> asked() {
    return asked;
  }

  /** Orders were forgotten: all that they alone wanted goes. */
  public void forget() {
    for (StepName name : List.of(StepName.LATEST_RECORD, StepName.LATEST_CASE)) {
      List.copyOf(states.getOrDefault(name, Map.of()).keySet())
          .forEach(key -> work(name, key, Step::forget));
    }
    drain();
  }

  /** What is held, by step and kind; of the register nothing is said, for it is no order's. */
  public Set<String> held() {
    Set<String> held = new TreeSet<>();
    states.forEach(
        (name, keys) ->
            keys.values()
                .forEach(
                    state ->
                        state.kinds().stream()
                            .filter(kind -> !REGISTER.contains(kind))
                            .forEach(kind -> held.add(name + " " + kind))));
    return held;
  }

  public Saved save() {
    Saved saved = new Saved();
    copy(states, saved.states);
    channels.forEach((channel, letters) -> saved.channels.put(channel, List.copyOf(letters)));
    saved.shown.putAll(shown);
    saved.asked.putAll(asked);
    saved.toWake.addAll(toWake);
    saved.orders = orders;
    return saved;
  }

  /** As after a crash: the clock has to be told again. */
  public void restore(Saved saved) {
    states.clear();
    copy(saved.states, states);
    channels.clear();
    waiting.clear();
    saved.channels.forEach(
        (channel, letters) -> {
          channels.put(channel, new ArrayDeque<>(letters));
          waiting.add(channel);
        });
    shown.clear();
    shown.putAll(saved.shown);
    asked.clear();
    asked.putAll(saved.asked);
    orders = saved.orders;
    toWake.clear();
    toWake.addAll(saved.toWake);
    now = null;
  }

  private static void copy(
      Map<StepName, Map<String, KeyState>> from, Map<StepName, Map<String, KeyState>> to) {
    from.forEach(
        (name, keys) -> {
          Map<String, KeyState> copies = new TreeMap<>();
          keys.forEach((key, state) -> copies.put(key, state.copy()));
          to.put(name, copies);
        });
  }

  private Map<String, KeyState> households() {
    return states.computeIfAbsent(StepName.EVALUATE_HOUSEHOLD, name -> new TreeMap<>());
  }

  private void deliver(Letter letter) {
    if (letter.to() == StepName.ENTRIES) {
      if (letter.takesAway()) {
        shown.remove(letter.key());
      } else {
        shown.put(letter.key(), Kind.SHOWN.read(letter.value()));
      }
    } else if (letter.to() == StepName.REVIEW) {
      if (letter.takesAway()) {
        asked.remove(letter.key());
      } else {
        asked.put(letter.key(), Kind.QUESTION.read(letter.value()));
      }
    } else if (steps.containsKey(letter.to())) {
      work(letter.to(), letter.key(), (step, desk) -> step.take(letter, desk));
    }
  }

  /**
   * Letters of two senders overtake each other: what one takes back must not be what another has
   * put there.
   */
  private void checkWriter(String sender, Letter letter) {
    List<Object> address = List.of(letter.to(), letter.key(), letter.kind(), letter.id());
    String writer = writers.putIfAbsent(address, sender);
    if (writer != null && !writer.equals(sender)) {
      throw new AssertionError(letter + " is sent by two keys under one id");
    }
  }

  private void enqueue(Channel channel, Letter letter) {
    Deque<Letter> letters = channels.get(channel);
    if (letters == null) {
      letters = new ArrayDeque<>();
      channels.put(channel, letters);
      waiting.add(channel);
    }
    letters.add(letter);
  }

  private void work(StepName name, String key, BiConsumer<Step, Desk> does) {
    KeyState state =
        states
            .computeIfAbsent(name, step -> new TreeMap<>())
            .computeIfAbsent(key, of -> new KeyState());
    Holding holding = state.holding();
    String sender = name + "/" + key;
    does.accept(
        steps.get(name),
        new MemoryDesk(
            key,
            state,
            holding,
            orders,
            now,
            letter -> {
              checkWriter(sender, letter);
              enqueue(new Channel(sender, letter.to(), letter.key()), letter);
            },
            () -> toWake.add(key)));
    state.keep(holding);
  }
}
