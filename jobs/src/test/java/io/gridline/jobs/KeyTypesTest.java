package io.gridline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Handle;
import org.apache.flink.shaded.asm9.org.objectweb.asm.MethodVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Type;
import org.junit.jupiter.api.Test;

/**
 * What Flink groups by is text, a number, or a record of these. The hash of an enum is another in
 * every process, so that on a cluster two messages of one key would go to different tasks; in one
 * process nothing shows. Read from the bytecode: there each lambda says what it returns.
 */
class KeyTypesTest {

  private static final Set<Class<?>> STABLE =
      Set.of(String.class, Long.class, long.class, Integer.class, int.class);

  @Test
  void nothingIsKeyedByWhatHashesDifferentlyInAnotherProcess() throws Exception {
    Map<String, Class<?>> keys = new TreeMap<>();
    for (JavaClass ours :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gridline")) {
      assertThat(ours.isAssignableTo(KeySelector.class) && !ours.isInterface())
          .as("%s: write a key selector as a lambda, whose key this test can tell", ours.getName())
          .isFalse();
      keys.putAll(keys(ours.getSource().orElseThrow().getUri().toURL().openStream()));
    }

    assertThat(keys).as("the places where a key is chosen").hasSizeGreaterThanOrEqualTo(8);
    assertThat(keys)
        .as("an enum, or a record that holds one, has another hash in every process: key by text")
        .allSatisfy((place, key) -> assertThat(isStable(key)).as(place).isTrue());
  }

  @Test
  void tellsAnEnumAndARecordWithOneFromTextAndNumbers() throws Exception {
    KeySelector<RecordId, Source> byEnum = RecordId::source;
    KeySelector<RecordId, RecordId> byRecord = id -> id;
    KeySelector<RecordId, String> byText = RecordId::id;
    assertThat(byEnum).isNotSameAs(byRecord).isNotSameAs(byText);

    String name = KeyTypesTest.class.getSimpleName() + ".class";
    assertThat(keys(KeyTypesTest.class.getResourceAsStream(name)).values())
        .containsExactlyInAnyOrder(Source.class, RecordId.class, String.class);
    assertThat(isStable(Source.class)).isFalse();
    assertThat(isStable(RecordId.class)).isFalse();
    assertThat(isStable(String.class)).isTrue();
    assertThat(isStable(ClaimHash.class)).isTrue();
  }

  private static boolean isStable(Class<?> key) {
    return STABLE.contains(key)
        || (key.isRecord()
            && Stream.of(key.getRecordComponents())
                .map(RecordComponent::getType)
                .allMatch(KeyTypesTest::isStable));
  }

  /** What each lambda that chooses a key returns, by the method that it stands in. */
  private static Map<String, Class<?>> keys(InputStream classFile) throws IOException {
    Map<String, Class<?>> keys = new TreeMap<>();
    try (classFile) {
      ClassReader reader = new ClassReader(classFile);
      reader.accept(new KeyLambdas(reader.getClassName(), keys), ClassReader.SKIP_FRAMES);
    }
    return keys;
  }

  private static final class KeyLambdas extends ClassVisitor {

    private static final String WANTED = Type.getDescriptor(KeySelector.class);
    private static final int INSTANTIATED_TYPE = 2;

    /** There the compiler makes each serializable lambda once more. */
    private static final String AGAIN = "$deserializeLambda$";

    private final String owner;
    private final Map<String, Class<?>> keys;

    KeyLambdas(String owner, Map<String, Class<?>> keys) {
      super(Opcodes.ASM9);
      this.owner = owner;
      this.keys = keys;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String type, String signature, String[] thrown) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInvokeDynamicInsn(
            String name, String made, Handle bootstrap, Object... arguments) {
          if (made.endsWith(")" + WANTED) && !method.equals(AGAIN)) {
            Type key = ((Type) arguments[INSTANTIATED_TYPE]).getReturnType();
            keys.put(owner + "." + method + " " + keys.size(), load(key.getClassName()));
          }
        }
      };
    }

    private static Class<?> load(String name) {
      try {
        return Class.forName(name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("what a lambda returns is not on the class path", e);
      }
    }
  }
}
