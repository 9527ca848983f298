/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-cells.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-output-file.h"
#include "rapport-problem.h"
#include "rapport-table-writer.h"

/* what programs that read such a file hold */
#define MOST_ROWS 1048576

/* what is written at a time */
#define BLOCK (64 * 1024)

#define PIXELS_PER_INCH 96.0
#define MOST_DIGITS 9

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define NAMES "urn:oasis:names:tc:opendocument:xmlns:"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SPACES \
  "xmlns:office=\"" NAMES "office:1.0\" xmlns:table=\"" NAMES "table:1.0\" xmlns:text=\"" NAMES "text:1.0\"" \
  " xmlns:style=\"" NAMES "style:1.0\" xmlns:number=\"" NAMES "datastyle:1.0\" xmlns:config=\"" NAMES "config:1.0\"" \
  " xmlns:fo=\"" NAMES "xsl-fo-compatible:1.0\" office:version=\"1.2\""

typedef struct
{
  RapportOutputFile *output;
  char              *folder;
  char              *path;
  char              *shown_path;
  char              *name;
  FILE              *content;
  GString           *block;
  gboolean           failed;
  GTimeZone         *zone;
  guint             *digits;
  guint              n_columns;
  guint              row;
  guint              column;
  /* of the first sheet, once there is another */
  guint              first_n_columns;
  guint              first_n_rows;
  char              *stamp;
} Ods;

static void
flush (Ods *self)
{
  self->failed = self->failed || fwrite (self->block->str, 1, self->block->len, self->content) != self->block->len;
  g_string_truncate (self->block, 0);
}

/* XML can hold no other control characters */
static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  g_autofree char *plain = g_strndup (text, length);
  g_autofree char *escaped = NULL;
  char *to = plain;

  for (const char *at = plain; *at != '\0'; at++)
    if ((guchar) *at >= ' ' || *at == '\t')
      *to++ = *at;
  *to = '\0';
  escaped = g_markup_escape_text (plain, -1);
  g_string_append (out, escaped);
}

/* Spaces beyond the first are lost unless they are counted. */
static void
append_line (GString    *out,
             const char *line,
             gsize       length)
{
  const char *end = line + length;

  g_string_append (out, "<text:p>");
  for (const char *at = line; at < end;)
    {
      const gsize plain = MIN (strcspn (at, " \t"), (gsize) (end - at));

      append_escaped (out, at, plain);
      at += plain;
      if (at < end && *at == '\t')
        {
          g_string_append (out, "<text:tab/>");
          at++;
        }
      else if (at < end)
        {
          const gsize spaces = MIN (strspn (at, " "), (gsize) (end - at));

          g_string_append_printf (out, spaces == 1 && at > line && at + 1 < end ? " " : "<text:s text:c=\"%u\"/>",
                                  (guint) spaces);
          at += spaces;
        }
    }
  g_string_append (out, "</text:p>");
}

static void
append_words (GString    *out,
              const char *text)
{
  while (TRUE)
    {
      const gsize length = strcspn (text, "\n");

      append_line (out, text, length);
      if (text[length] == '\0')
        return;
      text += length + 1;
    }
}

static void
append_number_style (GString *out,
                     guint    digits)
{
  g_string_append_printf (out,
                          "<number:number-style style:name=\"N%u\"><number:number number:decimal-places=\"%u\" "
                          "number:min-decimal-places=\"%u\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
                          "</number:number-style><style:style style:name=\"number%u\" style:family=\"table-cell\" "
                          "style:parent-style-name=\"Default\" style:data-style-name=\"N%u\"/>",
                          digits, digits, digits, digits, digits);
}

static void
append_styles (GString                  *out,
               const RapportTableColumn *columns,
               guint                     n_columns)
{
  char width[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out,
                   "<office:automatic-styles>"
                   "<style:style style:name=\"title\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
                   "<style:text-properties fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/></style:style>"
                   "<number:date-style style:name=\"D\"><number:year number:style=\"long\"/><number:text>-</number:text>"
                   "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
                   "</number:date-style>"
                   "<number:date-style style:name=\"M\"><number:year number:style=\"long\"/><number:text>-</number:text>"
                   "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
                   "<number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>"
                   "<number:minutes number:style=\"long\"/></number:date-style>"
                   "<number:text-style style:name=\"T\"><number:text-content/></number:text-style>"
                   "<style:style style:name=\"text\" style:family=\"table-cell\" style:parent-style-name=\"Default\" "
                   "style:data-style-name=\"T\"/>"
                   "<style:style style:name=\"day\" style:family=\"table-cell\" style:parent-style-name=\"Default\" "
                   "style:data-style-name=\"D\"/>"
                   "<style:style style:name=\"moment\" style:family=\"table-cell\" style:parent-style-name=\"Default\" "
                   "style:data-style-name=\"M\"/>");
  for (guint digits = 0; digits <= MOST_DIGITS; digits++)
    append_number_style (out, digits);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (out,
                            "<style:style style:name=\"column%u\" style:family=\"table-column\">"
                            "<style:table-column-properties style:column-width=\"%sin\"/></style:style>", i,
                            g_ascii_formatd (width, sizeof width, "%.3f", columns[i].width / PIXELS_PER_INCH));
  g_string_append (out, "</office:automatic-styles>");
}

static void
begin_cell (Ods *self)
{
  if (self->column++ == 0 && self->row < MOST_ROWS)
    g_string_append (self->block, "<table:table-row>");
}

static void
add_cell (Ods        *self,
          const char *attributes,
          const char *text)
{
  begin_cell (self);
  if (self->row < MOST_ROWS)
    {
      g_string_append_printf (self->block, "<table:table-cell %s>", attributes);
      append_words (self->block, text);
      g_string_append (self->block, "</table:table-cell>");
    }
}

static void
end_row (gpointer file)
{
  Ods *self = file;

  if (self->row < MOST_ROWS)
    g_string_append (self->block, "</table:table-row>");
  if (self->block->len > BLOCK)
    flush (self);
  self->row++;
  self->column = 0;
}

static void
add_titles (Ods                      *self,
            const RapportTableColumn *columns)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->digits[i] = MIN (columns[i].digits, MOST_DIGITS);
      add_cell (self, "table:style-name=\"title\" office:value-type=\"string\"", columns[i].title);
    }
  end_row (self);
}

static void
begin_content (Ods                      *self,
               const RapportTableColumn *columns)
{
  g_string_append (self->block, HEAD "<office:document-content " SPACES ">");
  append_styles (self->block, columns, self->n_columns);
  g_string_append (self->block, "<office:body><office:spreadsheet><table:table table:name=\"");
  append_escaped (self->block, self->name, strlen (self->name));
  g_string_append (self->block, "\">");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (self->block, "<table:table-column table:style-name=\"column%u\"/>", i);
  add_titles (self, columns);
}

static void
end_sheet (Ods *self)
{
  g_string_append (self->block, "</table:table>");
  if (self->first_n_columns > 0)
    return;
  self->first_n_columns = self->n_columns;
  self->first_n_rows = self->row;
}

/* its columns are as wide as usual */
static gboolean
add_sheet (gpointer                   file,
           const char                *name,
           const RapportTableColumn  *columns,
           guint                      n_columns)
{
  Ods *self = file;
  g_autofree char *safe = g_strdelimit (g_strdup (name), "[]:*?/\\'", ' ');

  end_sheet (self);
  g_free (self->digits);
  self->digits = g_new (guint, n_columns);
  self->n_columns = n_columns;
  self->row = 0;
  g_string_append (self->block, "<table:table table:name=\"");
  append_escaped (self->block, safe, strlen (safe));
  g_string_append_printf (self->block, "\"><table:table-column table:number-columns-repeated=\"%u\"/>", n_columns);
  add_titles (self, columns);
  return TRUE;
}

static void
free_ods (gpointer file)
{
  Ods *self = file;

  if (self->content != NULL)
    fclose (self->content);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  rapport_output_file_free (self->output);
  g_time_zone_unref (self->zone);
  g_string_free (self->block, TRUE);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->shown_path);
  g_free (self->name);
  g_free (self->digits);
  g_free (self->stamp);
  g_free (self);
}

static gpointer
open_ods (const char                *path,
          const char                *name,
          const RapportTableColumn  *columns,
          guint                      n_columns,
          GTimeZone                 *zone,
          GError                   **error)
{
  RapportOutputFile *output = rapport_output_file_open (path, error);
  Ods *self;

  if (output == NULL)
    return NULL;
  self = g_new0 (Ods, 1);
  self->output = output;
  self->zone = g_time_zone_ref (zone);
  self->shown_path = g_filename_display_name (path);
  self->name = g_strdelimit (g_strdup (name), "[]:*?/\\'", ' ');
  self->digits = g_new (guint, n_columns);
  self->n_columns = n_columns;
  self->block = g_string_new (NULL);
  /* the size of a part stands before it, so it is kept beside until it is known; nobody else may read it */
  self->folder = g_dir_make_tmp ("rapport-XXXXXX", error);
  self->path = self->folder != NULL ? g_build_filename (self->folder, "content.xml", NULL) : NULL;
  self->content = self->path != NULL ? g_fopen (self->path, "w+b") : NULL;
  if (self->content == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("The table could not be begun."));
      free_ods (self);
      return NULL;
    }
  begin_content (self, columns);
  return self;
}

static void
add_text (gpointer    file,
          const char *text)
{
  Ods *self = file;

  if (text != NULL && *text != '\0')
    {
      add_cell (self, "table:style-name=\"text\" office:value-type=\"string\"", text);
      return;
    }
  begin_cell (self);
  if (self->row < MOST_ROWS)
    g_string_append (self->block, "<table:table-cell/>");
}

static void
add_number (gpointer file,
            gint64   number)
{
  Ods *self = file;
  const guint digits = self->digits[self->column];
  g_autofree char *text = rapport_decimal_format (number, digits);
  g_autofree char *attributes =
    g_strdup_printf ("table:style-name=\"number%u\" office:value-type=\"float\" office:value=\"%s\"", digits, text);

  add_cell (self, attributes, text);
}

static void
add_moment (gpointer             file,
            const RapportMoment *moment)
{
  Ods *self = file;
  g_autofree char *text = rapport_moment_format_iso (moment, self->zone);
  g_auto(GStrv) parts = g_strsplit (text, " ", 2);
  g_autofree char *value = parts[1] != NULL ? g_strconcat (parts[0], "T", parts[1], ":00", NULL) : g_strdup (parts[0]);
  g_autofree char *attributes =
    g_strdup_printf ("table:style-name=\"%s\" office:value-type=\"date\" office:date-value=\"%s\"",
                     parts[1] != NULL ? "moment" : "day", value);

  add_cell (self, attributes, text);
}

/* "$'Customers'.A1:C9", of which the first row filters */
static void
end_content (Ods *self)
{
  g_autofree char *name = g_markup_escape_text (self->name, -1);
  char letters[8];
  guint n = 0;

  end_sheet (self);
  for (guint column = self->first_n_columns; column > 0; column = (column - 1) / 26)
    letters[n++] = 'A' + (column - 1) % 26;
  letters[n] = '\0';
  g_strreverse (letters);
  g_string_append_printf (self->block,
                          "<table:database-ranges><table:database-range "
                          "table:name=\"__Anonymous_Sheet_DB__0\" table:target-range-address=\"'%s'.A1:'%s'.%s%u\" "
                          "table:display-filter-buttons=\"true\"/></table:database-ranges></office:spreadsheet>"
                          "</office:body></office:document-content>", name, name, letters, MAX (self->first_n_rows, 2));
  flush (self);
  self->failed = fflush (self->content) != 0 || self->failed;
}

static void
set_stamp (gpointer    file,
           const char *stamp)
{
  Ods *self = file;

  g_free (self->stamp);
  self->stamp = g_strdup (stamp);
}

/* the first row stays in sight */
static char *
dup_settings (const Ods *self)
{
  g_autofree char *name = g_markup_escape_text (self->name, -1);

  return g_strdup_printf (
    HEAD "<office:document-settings " SPACES "><office:settings>"
    "<config:config-item-set xmlns:ooo=\"http://openoffice.org/2004/office\" config:name=\"ooo:view-settings\">"
    "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
    "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
    "<config:config-item-map-named config:name=\"Tables\"><config:config-item-map-entry config:name=\"%s\">"
    "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>"
    "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1</config:config-item>"
    "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>"
    "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>"
    "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>"
    "</config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>", name);
}

static char *
dup_styles (void)
{
  /* translators: the font of a spreadsheet, one that the office programs of your language have */
  g_autofree char *font = g_markup_escape_text (C_("spreadsheet font", "Calibri"), -1);

  return g_strdup_printf (
    HEAD "<office:document-styles " SPACES "><office:font-face-decls><style:font-face style:name=\"%s\" "
    "xmlns:svg=\"" NAMES "svg-compatible:1.0\" svg:font-family=\"%s\"/></office:font-face-decls><office:styles>"
    "<style:style style:name=\"Default\" style:family=\"table-cell\"><style:text-properties style:font-name=\"%s\" "
    "style:font-name-asian=\"%s\"/></style:style></office:styles></office:document-styles>", font, font, font, font);
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *buffer,
          size_t          length)
{
  Ods *self = data;

  return rapport_output_file_write (self->output, buffer, length) ? (la_ssize_t) length : -1;
}

static gboolean
begin_part (struct archive *archive,
            const char     *name,
            gint64          length)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean ok;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length);
  ok = archive_write_header (archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return ok;
}

static gboolean
write_part (struct archive *archive,
            const char     *name,
            const char     *text)
{
  const gsize length = strlen (text);

  return begin_part (archive, name, length) && archive_write_data (archive, text, length) == (la_ssize_t) length;
}

static gboolean
write_content (Ods            *self,
               struct archive *archive)
{
  g_autofree char *buffer = g_malloc (BLOCK);
  const long length = ftell (self->content);
  gsize n;

  if (length < 0 || fseek (self->content, 0, SEEK_SET) != 0 || !begin_part (archive, "content.xml", length))
    return FALSE;
  while ((n = fread (buffer, 1, BLOCK, self->content)) > 0)
    if (archive_write_data (archive, buffer, n) != (la_ssize_t) n)
      return FALSE;
  return ferror (self->content) == 0;
}

static char *
dup_meta (Ods *self)
{
  return g_markup_printf_escaped (HEAD "<office:document-meta xmlns:office=\"" NAMES "office:1.0\" xmlns:meta=\"" NAMES
                                  "meta:1.0\" office:version=\"1.2\"><office:meta><meta:user-defined meta:name=\""
                                  RAPPORT_WORKBOOK_ZONE "\">%s</meta:user-defined><meta:user-defined meta:name=\""
                                  RAPPORT_WORKBOOK_STAMP "\">%s</meta:user-defined></office:meta>"
                                  "</office:document-meta>",
                                  g_time_zone_get_identifier (self->zone), self->stamp != NULL ? self->stamp : "");
}

static gboolean
write_parts (Ods            *self,
             struct archive *archive)
{
  static const char manifest[] =
    HEAD "<manifest:manifest xmlns:manifest=\"" NAMES "manifest:1.0\" manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIME "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
  g_autofree char *settings = dup_settings (self);
  g_autofree char *styles = dup_styles ();
  g_autofree char *meta = dup_meta (self);

  /* what kind of file it is can be read without unpacking it */
  return archive_write_zip_set_compression_store (archive) == ARCHIVE_OK && write_part (archive, "mimetype", MIME) &&
         archive_write_zip_set_compression_deflate (archive) == ARCHIVE_OK && write_content (self, archive) &&
         write_part (archive, "styles.xml", styles) && write_part (archive, "settings.xml", settings) &&
         write_part (archive, "meta.xml", meta) &&
         write_part (archive, "META-INF/manifest.xml", manifest);
}

static gboolean
write_archive (Ods *self)
{
  struct archive *archive = archive_write_new ();
  gboolean ok = archive_write_set_format_zip (archive) == ARCHIVE_OK &&
                archive_write_set_bytes_per_block (archive, 0) == ARCHIVE_OK &&
                archive_write_open (archive, self, NULL, write_cb, NULL) == ARCHIVE_OK &&
                write_parts (self, archive);

  ok = archive_write_close (archive) == ARCHIVE_OK && ok;
  archive_write_free (archive);
  return ok;
}

static gboolean
commit (gpointer   file,
        GError   **error)
{
  Ods *self = file;

  if (MAX (self->row, self->first_n_rows) > MOST_ROWS)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: %1$s is a file, %2$d a number of rows */
                   _("“%1$s” was not written: such a file has at most %2$'d rows. Take .csv instead."),
                   self->shown_path, MOST_ROWS);
      return FALSE;
    }
  end_content (self);
  /* why the file itself can't be written it tells when it is committed */
  if (self->failed || (!write_archive (self) && rapport_output_file_write (self->output, "", 0)))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                   /* translators: %1$s is a file, %2$s the reason as a library tells it */
                   _("“%1$s” could not be written: %2$s"), self->shown_path, g_strerror (EIO));
      return FALSE;
    }
  return rapport_output_file_commit (self->output, error);
}

/**
 * rapport_table_ods: a workbook of LibreOffice and the like, of whose first sheet the first row stays in sight and
 * filters; days and numbers are such, and text is never a formula
 */
const RapportTableFormat rapport_table_ods = {
  ".ods", open_ods, add_text, add_number, add_moment, end_row, commit, free_ods, add_sheet, set_stamp,
};
