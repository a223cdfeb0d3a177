package dev.tailback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every public type, constructor and method has a Javadoc sentence. */
class PublicJavadocTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  @Test
  void everyPublicTypeConstructorAndMethodHasAFirstSentence() throws IOException {
    assertThat(undocumented(SOURCES)).isEmpty();
  }

  private static List<String> undocumented(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(sources)) {
      List<Path> java = paths.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(java).isNotEmpty();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      Undocumented found = new Undocumented(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        found.scan(unit, null);
      }
      return found.names;
    }
  }

  /** Collects what is public and has no sentence. */
  private static final class Undocumented extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final List<String> names = new ArrayList<>();

    Undocumented(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      boolean isNested = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      if (!isPublic(type.getModifiers()) && !(isNested && isInInterface())) {
        return null; // what is inside cannot be reached
      }
      check(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean isOverride = method.getModifiers().getAnnotations().toString().contains("Override");
      boolean isPublic = isPublic(method.getModifiers()) || isInInterface();
      if (isPublic && !isOverride && !isCompact(method)) {
        check(method.getName().toString());
      }
      return null;
    }

    private static boolean isPublic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private boolean isInInterface() {
      return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }

    /** A record's constructors do what the record's own comment says. */
    private boolean isCompact(MethodTree method) {
      return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
          && method.getName().contentEquals("<init>");
    }

    private void check(String name) {
      TreePath path = getCurrentPath();
      String comment = docs.getDocComment(path);
      if (comment == null || comment.isBlank() || comment.strip().startsWith("@")) {
        names.add(path.getCompilationUnit().getSourceFile().getName() + ": " + name);
      }
    }
  }
}
