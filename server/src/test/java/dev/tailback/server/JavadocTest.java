package dev.tailback.server;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every public type and method of the modules that others use has Javadoc that begins with a
 * sentence.
 */
class JavadocTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void everyPublicTypeAndMethodHasASentence() throws IOException {
    assertThat(withoutSentence(sources())).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module :
        List.of("engine", "pressure", "config", "lab", "client", "server", "junit-extension")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<String> withoutSentence(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Undocumented undocumented = new Undocumented(DocTrees.instance(task));
      task.parse().forEach(unit -> undocumented.scan(unit, null));
      return undocumented.found;
    }
  }

  /** Collects undocumented public members of public types. */
  private static final class Undocumented extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;
    private final List<String> found = new ArrayList<>();

    Undocumented(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      if (!isPublic(type.getModifiers())) {
        return null;
      }
      check(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      boolean isConstructor = method.getReturnType() == null;
      if (isPublic(method.getModifiers()) && !isConstructor && !overrides(method)) {
        check(method.getName() + "()");
      }
      return null;
    }

    /** Members of interfaces are public unless they say otherwise. */
    private boolean isPublic(ModifiersTree modifiers) {
      TreePath parent = getCurrentPath().getParentPath();
      boolean inInterface =
          parent.getLeaf().getKind() == Tree.Kind.INTERFACE
              || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE;
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private static boolean overrides(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private void check(String name) {
      String comment = trees.getDocComment(getCurrentPath());
      boolean hasSentence =
          comment != null && !comment.isBlank() && !comment.strip().startsWith("@");
      if (!hasSentence) {
        found.add(file(getCurrentPath().getCompilationUnit()) + ": " + name);
      }
    }

    private static String file(CompilationUnitTree unit) {
      return ROOT.toAbsolutePath()
          .normalize()
          .relativize(Path.of(unit.getSourceFile().toUri()))
          .toString();
    }
  }
}
