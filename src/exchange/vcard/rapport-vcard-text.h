/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportVcardLine: a property of a card
 * @name: in capitals, without its group
 * @parameters: as written, such as "TYPE=CELL;PREF=1"
 * @value: as written, but with its encoding undone
 */
typedef struct
{
  char *name;
  char *parameters;
  char *value;
} RapportVcardLine;

gboolean  rapport_vcard_read_line     (const char             **at,
                                       RapportVcardLine        *line);
void      rapport_vcard_line_clear    (RapportVcardLine        *line);
gboolean  rapport_vcard_line_begins   (const RapportVcardLine  *line);
gboolean  rapport_vcard_line_is_type  (const RapportVcardLine  *line,
                                       const char              *type);
GPtrArray *rapport_vcard_split        (const char              *value,
                                       char                     separator);
void      rapport_vcard_append_text   (GString                 *out,
                                       const char              *text);
void      rapport_vcard_append_folded (GString                 *out,
                                       const char              *line);
void      rapport_vcard_append_line   (GString                 *out,
                                       const char              *name,
                                       const char              *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportVcardLine, rapport_vcard_line_clear)

G_END_DECLS
