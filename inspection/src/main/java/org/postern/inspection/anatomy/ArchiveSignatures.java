package org.postern.inspection.anatomy;

import static org.postern.inspection.anatomy.FileType.Family.ARCHIVE;
import static org.postern.inspection.anatomy.FileType.Family.DISK_IMAGE;
import static org.postern.inspection.anatomy.Signature.hex;
import static org.postern.inspection.anatomy.Signature.text;

import java.util.List;

/** Archives, packed files and disk images. */
final class ArchiveSignatures {
  static final List<Signature> TABLE =
      List.of(
          hex(0, "504b0304", "application/zip", ARCHIVE),
          hex(0, "504b0506", "application/zip", ARCHIVE),
          hex(0, "504b0708", "application/zip", ARCHIVE),
          text(0, "PK00PK\3\4", "application/zip", ARCHIVE),
          hex(0, "1f8b", "application/gzip", ARCHIVE),
          text(0, "BZh", "application/x-bzip2", ARCHIVE),
          hex(0, "fd377a585a00", "application/x-xz", ARCHIVE),
          hex(0, "5d0000", "application/x-lzma", ARCHIVE),
          text(0, "LZIP", "application/x-lzip", ARCHIVE),
          hex(0, "28b52ffd", "application/zstd", ARCHIVE),
          hex(1, "2a4d18", "application/zstd", ARCHIVE),
          hex(0, "04224d18", "application/x-lz4", ARCHIVE),
          hex(0, "02214c18", "application/x-lz4-legacy", ARCHIVE),
          hex(0, "ff060000734e61507059", "application/x-snappy-framed", ARCHIVE),
          hex(0, "1f9d", "application/x-compress", ARCHIVE),
          hex(0, "1f1e", "application/x-pack", ARCHIVE),
          hex(0, "1fa0", "application/x-lzh-compress", ARCHIVE),
          hex(0, "894c5a4f000d0a1a0a", "application/x-lzop", ARCHIVE),
          text(0, "LRZI", "application/x-lrzip", ARCHIVE),
          text(0, "RZIP", "application/x-rzip", ARCHIVE),
          text(0, "GRZipII", "application/x-grzip", ARCHIVE),
          text(0, "SZDD", "application/x-ms-compress", ARCHIVE),
          text(0, "KWAJ", "application/x-ms-compress", ARCHIVE),
          hex(0, "377abcaf271c", "application/x-7z-compressed", ARCHIVE),
          hex(0, "526172211a07", "application/vnd.rar", ARCHIVE),
          hex(0, "52457e5e", "application/vnd.rar", ARCHIVE),
          text(0, "MSCF", "application/vnd.ms-cab-compressed", ARCHIVE),
          text(0, "ISc(", "application/x-installshield", ARCHIVE),
          text(257, "ustar", "application/x-tar", ARCHIVE),
          text(0, "!<arch>\n", "application/x-archive", ARCHIVE),
          text(0, "070701", "application/x-cpio", ARCHIVE),
          text(0, "070702", "application/x-cpio", ARCHIVE),
          text(0, "070707", "application/x-cpio", ARCHIVE),
          hex(0, "c771", "application/x-cpio", ARCHIVE),
          hex(0, "71c7", "application/x-cpio", ARCHIVE),
          hex(0, "60ea", "application/x-arj", ARCHIVE),
          text(2, "-lh", "application/x-lha", ARCHIVE),
          text(2, "-lz", "application/x-lha", ARCHIVE),
          text(2, "-pm", "application/x-lha", ARCHIVE),
          text(7, "**ACE**", "application/x-ace", ARCHIVE),
          hex(20, "dca7c4fd", "application/x-zoo", ARCHIVE),
          text(0, "SIT!", "application/x-stuffit", ARCHIVE),
          text(0, "StuffIt", "application/x-stuffit", ARCHIVE),
          text(0, "UC2\u001a", "application/x-uc2", ARCHIVE),
          text(0, "zPQ", "application/x-zpaq", ARCHIVE),
          text(0, "7kSt", "application/x-zpaq", ARCHIVE),
          text(0, "xar!", "application/x-xar", ARCHIVE),
          hex(0, "edabeedb", "application/x-rpm", ARCHIVE),
          text(0, "WARC/", "application/warc", ARCHIVE),
          hex(0, "789f3e22", "application/ms-tnef", ARCHIVE),
          hex(0, "00051600", "application/applefile", ARCHIVE),
          hex(0, "00051607", "application/applefile", ARCHIVE),
          text(0, "MSWIM\0\0\0", "application/x-ms-wim", DISK_IMAGE),
          text(32769, "CD001", "application/x-iso9660-image", DISK_IMAGE),
          text(37633, "CD001", "application/x-iso9660-image", DISK_IMAGE),
          text(32769, "BEA01", "application/x-udf", DISK_IMAGE),
          text(34817, "NSR0", "application/x-udf", DISK_IMAGE),
          text(36865, "NSR0", "application/x-udf", DISK_IMAGE),
          text(38913, "NSR0", "application/x-udf", DISK_IMAGE),
          text(0, "conectix", "application/x-vhd", DISK_IMAGE),
          text(0, "vhdxfile", "application/x-vhdx", DISK_IMAGE),
          text(0, "KDMV", "application/x-vmdk", DISK_IMAGE),
          text(0, "# Disk DescriptorFile", "application/x-vmdk", DISK_IMAGE),
          hex(0, "514649fb", "application/x-qemu-disk", DISK_IMAGE),
          hex(64, "7f10dabe", "application/x-vdi", DISK_IMAGE),
          text(0, "hsqs", "application/x-squashfs", DISK_IMAGE),
          hex(0, "453dcd28", "application/x-cramfs", DISK_IMAGE),
          text(3, "NTFS    ", "application/x-ntfs", DISK_IMAGE),
          text(3, "EXFAT   ", "application/x-fat", DISK_IMAGE),
          text(54, "FAT1", "application/x-fat", DISK_IMAGE),
          text(82, "FAT32", "application/x-fat", DISK_IMAGE),
          text(1024, "H+\0\4", "application/x-hfs", DISK_IMAGE),
          text(512, "EFI PART", "application/x-gpt", DISK_IMAGE));

  private ArchiveSignatures() {}
}
