package org.postern.mailets;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.filesystem.api.FileSystem;
import org.postern.inspection.settings.Problem;
import org.postern.inspection.settings.Setting;
import org.postern.inspection.settings.Settings;
import org.postern.mailets.notice.ForgingViruses;
import org.postern.mailets.notice.Languages;

/** The files of the site that settings of {@link Notify} name; they are read at the start. */
final class NotifyFiles {
  private final FileSystem files;
  private final Settings settings;

  NotifyFiles(FileSystem files, Settings settings) {
    this.files = files;
    this.settings = settings;
  }

  Languages languages(Setting<String> folder) {
    String url = settings.read(folder);
    if (url == null || url.isEmpty()) {
      return Languages.shipped();
    }
    List<Problem> problems = new ArrayList<>();
    try {
      return Languages.with(files.getFile(url).toPath(), problems);
    } catch (IOException e) {
      settings.problem(folder.name(), unreadable(url, e, "a folder with texts"));
      return Languages.shipped();
    } finally {
      problems.forEach(settings::problem);
    }
  }

  ForgingViruses forging(Setting<String> file) {
    String url = settings.read(file);
    ForgingViruses shipped = ForgingViruses.shipped();
    if (url == null || url.isEmpty()) {
      return shipped;
    }
    try {
      return shipped.and(Files.readAllBytes(files.getFile(url).toPath()));
    } catch (IOException e) {
      settings.problem(file.name(), unreadable(url, e, "a file with names of viruses"));
      return shipped;
    }
  }

  private static String unreadable(String url, IOException e, String what) {
    return "\"" + url + "\" cannot be read (" + e + "); write the URL of " + what;
  }
}
