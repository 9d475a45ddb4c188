package org.postern.inspection.active;

import org.postern.inspection.settings.ReferencePage;

/** The page that says what counts as active content. */
final class ActiveReference {
  private ActiveReference() {}

  static String page() {
    return ReferencePage.start(
            "What acts by itself in a file",
            """
            What `has` of `<attachment>` in [policy.xml](policy.md) asks about, and what `postern
            explain` and `postern scan --json` show. It is looked for when somebody asks, in files
            at any depth, by their content whatever they are called. Of one message %d MB are
            looked at, unpacked bytes among them; where there is more, the mail waits with
            `unscanned/defer` `content-not-read` (`unread` of `ApplyPolicy` makes it a note). What
            is locked with a password is not looked into: ask for `encrypted`.
            """
                .formatted(ActiveContent.LIMIT >> 20))
        + TABLE
        + "\n## Names that start a program\n\n"
        + "As whole words in the source of a VBA project, in any letter case, not in remarks:\n\n"
        + "`"
        + String.join("`, `", AutomaticNames.NAMES)
        + "`; and what ends in `"
        + String.join("`, `", AutomaticNames.EVENTS)
        + "`.\n";
  }

  private static final String TABLE =
      """
      | kind | in | what |
      |---|---|---|
      | `macro` | Office, old and new | a VBA project; macro sheets of Excel 4; a document of XML that says it has macros |
      | | LibreOffice | programs in `Basic/` and `Scripts/` |
      | `automatic-macro` | VBA | a name of the list below; a project whose source cannot be read; `onLoad` of a ribbon |
      | | Excel 4 | a defined name that begins with `Auto_Open`, `Auto_Close`, `Auto_Activate` or `Auto_Deactivate`; a very hidden macro sheet; a locked workbook with macro sheets |
      | | LibreOffice | a listener for opening, closing, focus or the mouse that calls a program |
      | `script` | PDF | `/JavaScript`, `/JS`, `/Launch`, also written with `#xx` and in object streams |
      | | HTML, SVG, HTA | a `<script>` that is not data (JSON, templates); an attribute `on...`; a value that begins with `javascript:`, `vbscript:` or `data:text/html` |
      | `built-file` | the same | a page with a script that has a `Blob`, `createObjectURL`, `msSaveBlob` or a file picker; or that decodes a run of base64 of 8 kB; a link with `download` to a `data:` or `blob:` URL |
      | `external-link` | Office Open XML | a relationship of mode `External` that is no hyperlink, to another computer; a data connection that refreshes when opened; DDE |
      | | Word, RTF | a template on another computer; fields `DDE`, `DDEAUTO`, and `INCLUDEPICTURE`, `INCLUDETEXT`, `INCLUDE`, `IMPORT`, `LINK`, `RD`, `DATABASE` to another computer |
      | | OLE2, RTF | a linked object on another computer; `\\objautlink`, `\\objlink`, `\\objupdate` |
      | | Excel to 2003 | another workbook by URL or share; DDE |
      | | LibreOffice | an `xlink:href` to another computer that is no hyperlink; DDE |
      | | PDF | `/GoToR`, `/SubmitForm`, `/ImportData`; an action `/URI` of `/OpenAction` or `/AA` |

      Not: hyperlinks that somebody must click; templates and pictures on the author's own disk or
      beside the document; `/OpenAction` that goes to a page; scripts in the letter itself (HTML
      without a name that is no attachment), which no mail program runs; a document that only
      speaks of all this. Not seen: source that was taken out of a VBA project and replaced, so
      that only its compiled form does harm; scripts in XFA forms of PDF without one of the names
      above; formulas in CSV; fields whose instruction is itself made of fields.
      """;
}
