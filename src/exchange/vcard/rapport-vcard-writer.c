/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-output-file.h"
#include "rapport-problem.h"
#include "rapport-table.h"
#include "rapport-tags.h"
#include "rapport-vcard-text.h"
#include "rapport-vcard.h"

/* telephones know no birthday without a year but this */
#define NO_YEAR "BDAY;X-APPLE-OMIT-YEAR=1604:1604-%02d-%02d"

typedef struct
{
  GString       *out;
  RapportEntity *customer;
  char         **tags;
} Writer;

/* @before and @after: separators of the parts that stand empty around the text */
static void
add_part (Writer     *self,
          const char *name,
          const char *before,
          const char *text,
          const char *after)
{
  g_autoptr(GString) line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_string_new (name);
  g_string_append_printf (line, ":%s", before);
  rapport_vcard_append_text (line, text);
  g_string_append (line, after);
  rapport_vcard_append_folded (self->out, line->str);
}

static void
add_company (Writer     *self,
             const char *name,
             const char *department)
{
  g_autoptr(GString) line = g_string_new ("ORG:");

  rapport_vcard_append_text (line, name);
  if (department != NULL)
    {
      g_string_append_c (line, ';');
      rapport_vcard_append_text (line, department);
    }
  rapport_vcard_append_folded (self->out, line->str);
}

/* what is written as 1985-03-15 or 3-15; a day of the lunar calendar is none of a card's */
static void
add_birthday (Writer        *self,
              RapportEntity *contact)
{
  const char *text = rapport_entity_get_text (contact, RAPPORT_CONTACT_BIRTHDAY);
  g_autofree char *line = NULL;
  int year, month, day, n = 0;

  if (text == NULL || rapport_entity_get_flag (contact, RAPPORT_CONTACT_BIRTHDAY_LUNAR))
    return;
  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &n) == 3 && text[n] == '\0')
    line = g_strdup_printf ("BDAY:%04d-%02d-%02d", year, month, day);
  else if (sscanf (text, "%2d-%2d%n", &month, &day, &n) == 2 && text[n] == '\0')
    line = g_strdup_printf (NO_YEAR, month, day);
  if (line != NULL)
    rapport_vcard_append_folded (self->out, line);
}

static void
add_tags (Writer *self)
{
  g_autoptr(GString) line = g_string_new ("CATEGORIES:");

  for (guint i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      rapport_vcard_append_text (line, self->tags[i]);
    }
  if (self->tags != NULL && *self->tags != NULL)
    rapport_vcard_append_folded (self->out, line->str);
}

static void
begin_card (Writer     *self,
            const char *name)
{
  g_string_append (self->out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  rapport_vcard_append_line (self->out, "FN", name);
  add_part (self, "N", "", name, ";;;;");
}

static void
end_card (Writer *self)
{
  add_part (self, "ADR;TYPE=WORK", ";;", rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_ADDRESS), ";;;;");
  add_tags (self);
  g_string_append (self->out, "END:VCARD\r\n");
}

static void
add_contact (Writer        *self,
             RapportEntity *contact)
{
  const char *company = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_NAME);
  const char *name = rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME);

  name = name != NULL && *name != '\0' ? name : company;
  begin_card (self, name);
  if (g_strcmp0 (name, company) != 0)
    add_company (self, company, rapport_entity_get_text (contact, RAPPORT_CONTACT_DEPARTMENT));
  rapport_vcard_append_line (self->out, "TITLE", rapport_entity_get_text (contact, RAPPORT_CONTACT_POSITION));
  rapport_vcard_append_line (self->out, "TEL;TYPE=CELL", rapport_entity_get_text (contact, RAPPORT_CONTACT_MOBILE));
  rapport_vcard_append_line (self->out, "TEL;TYPE=WORK", rapport_entity_get_text (contact, RAPPORT_CONTACT_PHONE));
  rapport_vcard_append_line (self->out, "EMAIL", rapport_entity_get_text (contact, RAPPORT_CONTACT_EMAIL));
  rapport_vcard_append_line (self->out, "X-WECHAT", rapport_entity_get_text (contact, RAPPORT_CONTACT_IM));
  add_birthday (self, contact);
  rapport_vcard_append_line (self->out, "NOTE", rapport_entity_get_text (contact, RAPPORT_CONTACT_NOTES));
  end_card (self);
}

static void
add_customer_alone (Writer *self)
{
  const char *name = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_NAME);
  const char *kind = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_KIND);

  begin_card (self, name);
  if (g_strcmp0 (kind, "person") != 0)
    add_company (self, name, NULL);
  if (g_strcmp0 (kind, "company") == 0)
    rapport_vcard_append_line (self->out, "X-ABShowAs", "COMPANY");
  end_card (self);
}

static gboolean
add_customer (Writer             *self,
              RapportConnection  *connection,
              gint64              id,
              GError            **error)
{
  g_autoptr(RapportEntity) customer = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER, id, error);
  g_autoptr(GPtrArray) contacts = NULL;
  g_auto(GStrv) tags = NULL;
  guint n = 0;

  if (customer == NULL)
    return FALSE;
  contacts = rapport_table_load_children (connection, RAPPORT_TYPE_CONTACT, "customer", id, error);
  if (contacts == NULL)
    return FALSE;
  tags = rapport_tags_list_of (connection, id, error);
  if (tags == NULL)
    return FALSE;
  self->customer = customer;
  self->tags = tags;
  for (guint i = 0; i < contacts->len; i++)
    if (!rapport_entity_is_set (g_ptr_array_index (contacts, i), RAPPORT_CONTACT_LEFT_ON))
      {
        add_contact (self, g_ptr_array_index (contacts, i));
        n++;
      }
  if (n == 0)
    add_customer_alone (self);
  return TRUE;
}

/**
 * rapport_vcard_export:
 * @ids: (array length=n): of customers
 * @path: the file; it appears whole or not at all
 *
 * Writes a card for each contact who has not left, of version 3.0, as telephones and address books read it; who has
 * no contact has a card of his own.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_vcard_export (RapportConnection  *connection,
                      const gint64       *ids,
                      guint               n,
                      const char         *path,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr(RapportOutputFile) output = rapport_output_file_open (path, error);
  g_autoptr(GString) out = g_string_new (NULL);
  Writer writer = { .out = out };

  g_return_val_if_fail (ids != NULL || n == 0, FALSE);

  for (guint i = 0; output != NULL && i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !add_customer (&writer, connection, ids[i], error))
        return FALSE;
      rapport_output_file_write (output, out->str, out->len);
      g_string_truncate (out, 0);
    }
  return output != NULL && rapport_output_file_commit (output, error);
}
