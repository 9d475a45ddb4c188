package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.FileType.Family.EXECUTABLE;
import static org.postern.inspection.anatomy.FileType.Family.INSTALLER;
import static org.postern.inspection.anatomy.FileType.Family.SCRIPT;
import static org.postern.inspection.anatomy.FileType.Family.SHORTCUT;
import static org.postern.inspection.anatomy.Signature.hex;
import static org.postern.inspection.anatomy.Signature.text;

import java.util.List;

/** Programs of every common system, and what starts or installs them. */
final class ProgramSignatures {
  static final String DOS = "application/x-dosexec";
  static final String MACH = "application/x-mach-binary";
  static final String JAVA = "application/java-vm";

  static final List<Signature> TABLE =
      List.of(
          text(0, "MZ", DOS, EXECUTABLE),
          text(0, "ZM", DOS, EXECUTABLE),
          hex(0, "7f454c46", "application/x-elf", EXECUTABLE),
          hex(0, "feedface", MACH, EXECUTABLE),
          hex(0, "feedfacf", MACH, EXECUTABLE),
          hex(0, "cefaedfe", MACH, EXECUTABLE),
          hex(0, "cffaedfe", MACH, EXECUTABLE),
          hex(0, "cafebabe", MACH, EXECUTABLE),
          hex(0, "cafebabf", MACH, EXECUTABLE),
          hex(0, "cafebabe", JAVA, EXECUTABLE),
          hex(0, "cafed00d", "application/x-java-pack200", EXECUTABLE),
          text(0, "dex\n03", "application/x-dex", EXECUTABLE),
          hex(0, "0061736d01000000", "application/wasm", EXECUTABLE),
          hex(0, "4243c0de", "application/x-llvm", EXECUTABLE),
          hex(0, "1b4c7561", "application/x-lua-bytecode", EXECUTABLE),
          text(0, "joy!", "application/x-pef", EXECUTABLE),
          hex(0, "4c0000000114020000000000c000000000000046", "application/x-ms-shortcut", SHORTCUT),
          hex(0, "edabeedb", "application/x-rpm", INSTALLER),
          text(0, "!<arch>\ndebian", "application/vnd.debian.binary-package", INSTALLER),
          text(0, "xar!", "application/x-xar", INSTALLER),
          text(0, "Cr24", "application/x-chrome-extension", INSTALLER),
          text(0, "#!", "text/x-script", SCRIPT));

  private ProgramSignatures() {}
}
