/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-import-numbers.h"
#include "rapport-import-wanted.h"

/* letters of a value that a change is told with */
#define MOST_SHOWN 40

/* fields that tables fill in; references are brought together by who knows the things */
static gboolean
is_merged (const RapportEntityInfo *info,
           guint                    field)
{
  const RapportFieldFlags flags = RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_WORDS | RAPPORT_FIELD_OWNER;

  return (info->fields[field].flags & flags) == 0 &&
         info->fields[field].kind != RAPPORT_FIELD_REFERENCE;
}

/** rapport_import_says_something: Returns: whether @field has a value, or words beside it */
gboolean
rapport_import_says_something (RapportEntity *values,
                               guint          field)
{
  return rapport_entity_is_set (values, field) ||
         (rapport_value_has_words (rapport_entity_get_info (values), field) &&
          rapport_entity_is_set (values, field + 1));
}

static gboolean
is_telephone (RapportEntity *entity,
              guint          field)
{
  return RAPPORT_IS_CONTACT (entity) && (field == RAPPORT_CONTACT_PHONE || field == RAPPORT_CONTACT_MOBILE);
}

/* A number that is known as the other of the two is not written twice. */
static gboolean
has_number (RapportEntity *contact,
            RapportEntity *values,
            guint          field)
{
  const guint other = field == RAPPORT_CONTACT_PHONE ? RAPPORT_CONTACT_MOBILE : RAPPORT_CONTACT_PHONE;

  return is_telephone (values, field) && !rapport_entity_is_set (contact, field) &&
         rapport_import_number_is_same (rapport_entity_get_text (contact, other), rapport_entity_get_text (values, field));
}

/* Some kinds of files have one sign only where a line ends. */
static char *
dup_lines (RapportEntity *entity,
           guint          field)
{
  const char *text = rapport_entity_get_text (entity, field);
  g_autoptr(GString) lines = g_string_new (text != NULL ? text : "");

  g_string_replace (lines, "\r\n", "\n", 0);
  return g_strdup (lines->str);
}

static gboolean
has_same_lines (RapportEntity *a,
                RapportEntity *b,
                guint          field)
{
  g_autofree char *lines = dup_lines (a, field);
  g_autofree char *others = dup_lines (b, field);

  return strcmp (lines, others) == 0;
}

/* 3-21 is 03-21 */
static gboolean
is_same_birthday (RapportEntity *a,
                  RapportEntity *b)
{
  const char *texts[] = {
    rapport_entity_get_text (a, RAPPORT_CONTACT_BIRTHDAY), rapport_entity_get_text (b, RAPPORT_CONTACT_BIRTHDAY),
  };
  int days[2][2];
  int n[2] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == NULL || sscanf (texts[i], "%2d-%2d%n", &days[i][0], &days[i][1], &n[i]) != 2 ||
        texts[i][n[i]] != '\0')
      return FALSE;
  return memcmp (days[0], days[1], sizeof days[0]) == 0;
}

/* whether @target holds already what @values says */
static gboolean
says_the_same (RapportEntity *target,
               RapportEntity *values,
               guint          field)
{
  const RapportFieldKind kind = rapport_entity_get_info (values)->fields[field].kind;

  if (!rapport_entity_is_set (values, field))
    return !rapport_entity_is_set (target, field) &&
           rapport_entity_field_equal (target, values, field + 1);
  if (kind == RAPPORT_FIELD_MOMENT && !rapport_entity_get_moment (values, field)->has_time)
    return rapport_entity_get_moment (target, field)->day ==
           rapport_entity_get_moment (values, field)->day;
  if (is_telephone (values, field))
    return rapport_import_number_is_same (rapport_entity_get_text (target, field), rapport_entity_get_text (values, field));
  if (rapport_entity_field_equal (target, values, field) ||
      (RAPPORT_IS_CONTACT (values) && field == RAPPORT_CONTACT_BIRTHDAY && is_same_birthday (target, values)))
    return TRUE;
  return (kind == RAPPORT_FIELD_TEXT || kind == RAPPORT_FIELD_LONG_TEXT) && has_same_lines (target, values, field);
}

static void
take (RapportEntity *target,
      RapportEntity *values,
      guint          field)
{
  rapport_entity_copy_field (target, values, field);
  if (rapport_value_has_words (rapport_entity_get_info (values), field))
    rapport_entity_copy_field (target, values, field + 1);
}

static char *
shorten (char *text)
{
  if (g_utf8_strlen (text, -1) > MOST_SHOWN)
    {
      char *start = g_utf8_substring (text, 0, MOST_SHOWN);
      char *shorter = g_strconcat (start, "…", NULL);

      g_free (start);
      g_free (text);
      text = shorter;
    }
  return g_strdelimit (text, "\r\n\t", ' ');
}

/** rapport_import_show: Returns: (transfer full): what @field holds, short, for people; "" for nothing */
char *
rapport_import_show (RapportEntity           *entity,
                     guint                    field,
                     const RapportValuePlace *place)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  char *text;

  if (rapport_value_has_words (info, field) && rapport_entity_is_set (entity, field + 1))
    text = g_strdup (rapport_entity_get_text (entity, field + 1));
  else if (!rapport_entity_is_set (entity, field))
    return g_strdup ("");
  else
    text = rapport_value_show (entity, field, place);
  return shorten (text);
}

/** rapport_import_item_tell: notes a change of the book for whoever looks the import through */
void
rapport_import_item_tell (RapportImportItem *item,
                          const char        *label,
                          const char        *before,
                          const char        *after)
{
  if (item->changes == NULL)
    item->changes = g_string_new (NULL);
  else
    g_string_append_c (item->changes, '\n');
  if (before != NULL && *before != '\0')
    /* translators: the name of a field, its old and its new value */
    g_string_append_printf (item->changes, _("%s: %s → %s"), label, before, after);
  else
    /* translators: the name of a field, and its value */
    g_string_append_printf (item->changes, _("%s: %s"), label, after);
}

/**
 * rapport_import_wanted_new:
 * @first: the row that speaks of a thing not spoken of yet
 * @values: what it says
 */
RapportImportWanted *
rapport_import_wanted_new (RapportImportItem *first,
                           RapportEntity     *values)
{
  RapportImportWanted *self = g_new0 (RapportImportWanted, 1);
  const RapportEntityInfo *info = rapport_entity_get_info (values);

  self->first = first;
  self->values = rapport_entity_copy (values);
  self->sources = g_new0 (RapportImportItem *, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    if (is_merged (info, i) && (rapport_entity_is_set (values, i) ||
                                (rapport_value_has_words (info, i) && rapport_entity_is_set (values, i + 1))))
      self->sources[i] = first;
  return self;
}

void
rapport_import_wanted_free (RapportImportWanted *self)
{
  g_object_unref (self->values);
  g_clear_object (&self->target);
  g_free (self->sources);
  g_free (self->emptied);
  g_free (self);
}

/* tells the row that is overruled */
static void
point_out_overruled (RapportImportWanted        *self,
                     const RapportImportColumns *columns,
                     RapportImportPart           part,
                     guint                       field,
                     RapportImportItem          *item,
                     RapportEntity              *values,
                     const RapportValuePlace    *place)
{
  const int column = rapport_import_columns_index (columns, part, field);
  g_autofree char *before = rapport_import_show (self->values, field, place);
  g_autofree char *after = rapport_import_show (values, field, place);
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "field",
                                    rapport_entity_get_info (values)->fields[field].label);

  rapport_import_problems_add_overridden (self->sources[field]->problems, column, label, before, after, item->row);
}

/** rapport_import_wanted_add: adds what another row says of the same thing; the later one counts */
void
rapport_import_wanted_add (RapportImportWanted        *self,
                           const RapportImportColumns *columns,
                           RapportImportPart           part,
                           RapportImportItem          *item,
                           RapportEntity              *values,
                           const RapportValuePlace    *place)
{
  const RapportEntityInfo *info = rapport_entity_get_info (values);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!is_merged (info, i) || !rapport_import_says_something (values, i))
        continue;
      if (self->sources[i] != NULL && !says_the_same (self->values, values, i))
        point_out_overruled (self, columns, part, i, item, values, place);
      if (self->sources[i] == NULL || !says_the_same (self->values, values, i))
        take (self->values, values, i);
      self->sources[i] = item;
    }
}

/* position and department as typed print back as typed */
static void
settle_title (RapportImportWanted *self)
{
  if (RAPPORT_IS_CONTACT (self->values) &&
      rapport_entity_is_set (self->values, RAPPORT_CONTACT_AS_TYPED))
    rapport_entity_copy_field (self->target, self->values, RAPPORT_CONTACT_AS_TYPED);
}

/**
 * rapport_import_wanted_agrees:
 * @but: a field that does not count
 *
 * Returns: whether @stored holds all that the rows say
 */
gboolean
rapport_import_wanted_agrees (RapportImportWanted *self,
                              RapportEntity       *stored,
                              guint                but)
{
  for (guint i = 0; i < rapport_entity_get_info (self->values)->n_fields; i++)
    if (i != but && self->sources[i] != NULL && !says_the_same (stored, self->values, i))
      return FALSE;
  return TRUE;
}

/* What is taken out is no value that another row could say instead. */
static gboolean
empty_field (RapportImportWanted     *self,
             guint                    field,
             const RapportValuePlace *place)
{
  g_autofree char *before = NULL;

  if (self->emptied == NULL || self->emptied[field] == NULL || self->sources[field] != NULL)
    return FALSE;
  before = rapport_import_show (self->target, field, place);
  if (!rapport_value_read (self->target, field, "", place, NULL))
    return FALSE;
  rapport_import_item_tell (self->emptied[field],
                            g_dpgettext2 (GETTEXT_PACKAGE, "field",
                                          rapport_entity_get_info (self->target)->fields[field].label),
                            before, _("(empty)"));
  return TRUE;
}

/**
 * rapport_import_wanted_settle:
 * @keep: (nullable): asked before what a stored thing holds, perhaps nothing, is replaced
 *
 * Makes the stored target hold what the rows say; cells without content leave what is there, unless it is taken out.
 *
 * Returns: whether anything changes
 */
gboolean
rapport_import_wanted_settle (RapportImportWanted     *self,
                              const RapportValuePlace *place,
                              RapportImportKeep        keep,
                              gpointer                 data)
{
  const RapportEntityInfo *info = rapport_entity_get_info (self->values);
  gboolean changed = FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      changed |= empty_field (self, i, place);
      if (self->sources[i] == NULL || says_the_same (self->target, self->values, i) ||
          has_number (self->target, self->values, i) || (keep != NULL && keep (data, self->sources[i], i)))
        continue;
      before = rapport_import_show (self->target, i, place);
      take (self->target, self->values, i);
      after = rapport_import_show (self->target, i, place);
      rapport_import_item_tell (self->sources[i],
                                g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[i].label),
                                before, after);
      changed = TRUE;
    }
  if (changed)
    settle_title (self);
  return changed;
}
