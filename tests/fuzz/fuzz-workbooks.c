/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>

#include "fuzz.h"
#include "rapport-table-file.h"

/* room for what is added to the parts of the largest input */
#define ROOM (64 * 1024)

/* between the parts that an input holds; no document holds it */
#define SEPARATOR '\x1e'

#define TYPES "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target) \
  "<Relationship Id=\"" id "\" Type=\"" RELATIONS "/" type "\" Target=\"" target "\"/>"
#define ALL_RELATIONS(relations) \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" relations "</Relationships>"

/** Part: of a workbook; @usual: (nullable): what it holds when the input has less parts than that */
typedef struct
{
  const char *name;
  const char *usual;
} Part;

/* in the order of an input: what holds most stands first */
static const Part xlsx_parts[] = {
  { "xl/worksheets/sheet1.xml", NULL },
  { "xl/sharedStrings.xml", "<sst><si><t>one</t></si></sst>" },
  { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
  { "xl/workbook.xml",
    "<workbook xmlns:r=\"" RELATIONS "\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    ALL_RELATIONS (RELATION ("r1", "worksheet", "worksheets/sheet1.xml")
                   RELATION ("r2", "sharedStrings", "sharedStrings.xml") RELATION ("r3", "styles", "styles.xml")) },
  { "[Content_Types].xml", TYPES },
};

static const Part ods_parts[] = {
  { "content.xml", NULL },
  { "META-INF/manifest.xml", "<manifest/>" },
};

static void
add_part (struct archive *archive,
          const char     *name,
          gconstpointer   data,
          gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  fuzz_assert (archive_write_header (archive, entry) == ARCHIVE_OK);
  fuzz_assert (archive_write_data (archive, data, length) == (la_ssize_t) length);
  archive_entry_free (entry);
}

/* Returns: (transfer full): a workbook of those parts, as no change of a byte in a zip file makes one */
static GBytes *
pack (const Part   *parts,
      guint         n_parts,
      const guint8 *data,
      gsize         size)
{
  g_autoptr(GPtrArray) given = fuzz_split (data, size, SEPARATOR, n_parts);
  struct archive *archive = archive_write_new ();
  guint8 *packed = g_malloc (size + ROOM);
  gsize used = 0;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  fuzz_assert (archive_write_open_memory (archive, packed, size + ROOM, &used) == ARCHIVE_OK);
  for (guint i = 0; i < n_parts; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (given->pdata[i], &length);

      if (length > 0 || parts[i].usual == NULL)
        add_part (archive, parts[i].name, text != NULL ? text : "", length);
      else
        add_part (archive, parts[i].name, parts[i].usual, strlen (parts[i].usual));
    }
  fuzz_assert (archive_write_close (archive) == ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (packed, used);
}

static void
read_packed (const Part   *parts,
             guint         n_parts,
             const guint8 *data,
             gsize         size)
{
  g_autoptr(GBytes) bytes = pack (parts, n_parts, data, size);
  GError *error = NULL;

  fuzz_check_cells (rapport_table_file_parse (bytes, NULL, NULL, &error), &error);
}

void
fuzz_xlsx (const guint8 *data,
           gsize         size)
{
  read_packed (xlsx_parts, G_N_ELEMENTS (xlsx_parts), data, size);
}

void
fuzz_ods (const guint8 *data,
          gsize         size)
{
  read_packed (ods_parts, G_N_ELEMENTS (ods_parts), data, size);
}
