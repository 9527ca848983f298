/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-checks.h"
#include "rapport-contact-name.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-contacts.h"
#include "rapport-import-emptied.h"
#include "rapport-import-lookup-people.h"
#include "rapport-import-lookup.h"
#include "rapport-import-numbers.h"
#include "rapport-import-people.h"
#include "rapport-import-shown.h"

/* what one person has and another not: where one is reached, and after those where one works */
#define N_ADDRESSES 4
static const guint own_fields[] = {
  RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_MOBILE, RAPPORT_CONTACT_EMAIL, RAPPORT_CONTACT_IM,
  RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT,
};

static gboolean
agree (RapportEntity *a,
       RapportEntity *b,
       guint          field)
{
  return !rapport_entity_is_set (a, field) || !rapport_entity_is_set (b, field) ||
         rapport_entity_field_equal (a, b, field);
}

static gboolean
share (RapportEntity *a,
       RapportEntity *b,
       guint          field)
{
  return rapport_entity_is_set (a, field) && rapport_entity_field_equal (a, b, field);
}

static gboolean
has_place (RapportEntity *contact)
{
  return rapport_entity_is_set (contact, RAPPORT_CONTACT_POSITION) ||
         rapport_entity_is_set (contact, RAPPORT_CONTACT_DEPARTMENT);
}

static gboolean
share_number (RapportEntity *a,
              RapportEntity *b)
{
  const guint fields[] = { RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_MOBILE };

  for (guint i = 0; i < G_N_ELEMENTS (fields) * G_N_ELEMENTS (fields); i++)
    if (rapport_import_number_is_same (rapport_entity_get_text (a, fields[i / 2]),
                                       rapport_entity_get_text (b, fields[i % 2])))
      return TRUE;
  return FALSE;
}

/* the same person: of one name, and nothing says that they are two of that name */
static gboolean
is_same_contact (RapportEntity *a,
                 RapportEntity *b)
{
  if (!rapport_entity_field_equal (a, b, RAPPORT_CONTACT_NAME) ||
      !agree (a, b, RAPPORT_CONTACT_POSITION) || !agree (a, b, RAPPORT_CONTACT_DEPARTMENT))
    return FALSE;
  if (!rapport_entity_is_set (a, RAPPORT_CONTACT_NAME))
    return share_number (a, b) || share (a, b, RAPPORT_CONTACT_EMAIL);
  return !has_place (a) || !has_place (b) || share (a, b, RAPPORT_CONTACT_POSITION) ||
         share (a, b, RAPPORT_CONTACT_DEPARTMENT);
}

/* Who has the same name and telephone number got another position. */
static gboolean
is_same_by_number (RapportEntity *a,
                   RapportEntity *b)
{
  return share (a, b, RAPPORT_CONTACT_NAME) && !agree (a, b, RAPPORT_CONTACT_POSITION) && share_number (a, b);
}

static RapportEntity *
find_stored_contact (RapportImportMerge *merge,
                     RapportEntity      *contact,
                     gboolean          (*is_same) (RapportEntity *a, RapportEntity *b))
{
  for (guint i = 0; i < merge->stored_contacts->len; i++)
    {
      RapportEntity *stored = g_ptr_array_index (merge->stored_contacts, i);

      if (is_same (stored, contact))
        return stored;
    }
  return NULL;
}

static RapportImportWanted *
find_wanted (RapportImportMerge *merge,
             RapportEntity      *contact,
             gboolean          (*is_same) (RapportEntity *a, RapportEntity *b))
{
  for (guint i = 0; i < merge->contacts->len; i++)
    {
      RapportImportWanted *wanted = g_ptr_array_index (merge->contacts, i);

      if (is_same (wanted->values, contact))
        return wanted;
    }
  return NULL;
}

static RapportImportWanted *
find_wanted_contact (RapportImportMerge *merge,
                     RapportEntity      *contact)
{
  RapportImportWanted *wanted = find_wanted (merge, contact, is_same_contact);

  return wanted != NULL ? wanted : find_wanted (merge, contact, is_same_by_number);
}

static void
add_contact (RapportImportMerge  *merge,
             RapportImportWanted *wanted)
{
  RapportEntity *contact = wanted->values;
  RapportImportThing *thing = rapport_import_bundle_add (merge->bundle, contact);

  wanted->target = g_object_ref (contact);
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_RANK, merge->n_contacts++);
  rapport_import_thing_link (thing, RAPPORT_CONTACT_CUSTOMER, merge->customer);
  if (merge->bundle->before != NULL || wanted->first != merge->made_by)
    {
      g_autofree char *title = rapport_contact_dup_title (RAPPORT_CONTACT (contact));

      rapport_import_item_tell (wanted->first, g_dpgettext2 (GETTEXT_PACKAGE, "thing", "Contact"),
                                NULL, title);
    }
}

/**
 * rapport_import_contacts_find_shown:
 *
 * Returns: (transfer none) (nullable): whom the program's own list of customers shows
 */
RapportEntity *
rapport_import_contacts_find_shown (RapportImportMerge *merge)
{
  if (merge->scope->columns->listed != &rapport_customer_info || merge->stored_contacts->len == 0)
    return NULL;
  if (merge->shown_contact < 0)
    merge->shown_contact =
      rapport_import_find_shown_contact (merge->scope->connection, rapport_entity_get_id (merge->customer));
  for (guint i = 0; i < merge->stored_contacts->len; i++)
    if (rapport_entity_get_id (g_ptr_array_index (merge->stored_contacts, i)) == merge->shown_contact)
      return g_ptr_array_index (merge->stored_contacts, i);
  return NULL;
}

static gboolean
is_taken (RapportImportMerge *merge,
          RapportEntity      *stored)
{
  for (guint i = 0; i < merge->contacts->len; i++)
    if (((RapportImportWanted *) g_ptr_array_index (merge->contacts, i))->target == stored)
      return TRUE;
  return FALSE;
}

/* A list that was written before a name was corrected says nothing of what somebody wants, nor, where it tells when, of
 * what else was changed since. */
static gboolean
keep_shown_cb (gpointer           data,
               RapportImportItem *item,
               guint              field)
{
  RapportImportMerge *merge = data;
  RapportEntity *said = item->values->contact;
  const gint64 since = merge->scope->since;
  RapportEntity *shown = field == RAPPORT_CONTACT_NAME || since > 0 ? rapport_import_contacts_find_shown (merge) : NULL;
  g_autofree char *kept = NULL;

  if (shown == NULL || said == NULL || !rapport_entity_is_set (said, field) ||
      (merge->scope->takes_file && field != RAPPORT_CONTACT_NAME) ||
      !rapport_import_had_before (merge->scope->connection, shown, said, field, since))
    return FALSE;
  kept = rapport_import_show (shown, field, &merge->scope->place);
  rapport_import_shown_tell_kept (item->problems,
                                  rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CONTACT, field),
                                  kept, field != RAPPORT_CONTACT_NAME);
  return TRUE;
}

static gboolean
has_sentence (GPtrArray  *problems,
              const char *sentence)
{
  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((RapportProblem *) g_ptr_array_index (problems, i))->sentence, sentence) == 0)
      return TRUE;
  return FALSE;
}

/* What a row says nothing of is not missing where it is known. */
static void
forget_missing (RapportImportItem *item,
                RapportEntity     *stored)
{
  g_autoptr(GPtrArray) said = item->values->contact != NULL ? rapport_entity_check (item->values->contact) : NULL;
  g_autoptr(GPtrArray) left = rapport_entity_check (stored);
  GPtrArray *problems = *item->problems;

  for (guint i = problems->len; said != NULL && i > 0; i--)
    {
      const char *sentence = ((RapportImportProblem *) g_ptr_array_index (problems, i - 1))->sentence;

      if (has_sentence (said, sentence) && !has_sentence (left, sentence))
        g_ptr_array_remove_index (problems, i - 1);
    }
  if (problems->len == 0)
    g_clear_pointer (item->problems, g_ptr_array_unref);
}

static void
settle_stored (RapportImportMerge  *merge,
               RapportImportWanted *wanted,
               RapportEntity       *stored)
{
  wanted->target = g_object_ref (stored);
  rapport_import_emptied_mark (merge, RAPPORT_IMPORT_CONTACT, wanted);
  if (rapport_import_wanted_settle (wanted, &merge->scope->place, keep_shown_cb, merge))
    rapport_import_bundle_add (merge->bundle, wanted->target);
  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);

      if (item->contact == wanted && *item->problems != NULL && item->values->others->len == 0)
        forget_missing (item, stored);
    }
}

static gboolean
share_sign (const char *a,
            const char *b)
{
  for (; a != NULL && b != NULL && *a != '\0'; a = g_utf8_next_char (a))
    if (g_unichar_isalnum (g_utf8_get_char (a)) && g_utf8_strchr (b, -1, g_utf8_get_char (a)) != NULL)
      return TRUE;
  return FALSE;
}

/* Who is called otherwise is the same person by a number or an address, unless another one is new; without any, by
 * a name that is not all new. */
static gboolean
is_corrected (RapportEntity *shown,
              RapportEntity *said)
{
  const guint fields[] = { RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_MOBILE, RAPPORT_CONTACT_EMAIL };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!agree (shown, said, fields[i]) &&
        !rapport_import_number_is_same (rapport_entity_get_text (shown, fields[i]),
                                        rapport_entity_get_text (said, fields[i])))
      return FALSE;
  if (share_number (shown, said) || share (shown, said, RAPPORT_CONTACT_EMAIL))
    return TRUE;
  return share_sign (rapport_entity_get_text (shown, RAPPORT_CONTACT_NAME),
                     rapport_entity_get_text (said, RAPPORT_CONTACT_NAME));
}

/* In a cell of several people none is called otherwise. */
static gboolean
is_of_several (RapportImportWanted *wanted)
{
  g_autoptr(GPtrArray) people =
    rapport_import_people_list (rapport_entity_get_text (wanted->values, RAPPORT_CONTACT_NAME));

  return people->len > 1 || wanted->first->values->others->len > 0;
}

/* What stands unchanged beside another name is of whom the list shows. */
static void
drop_shown (RapportEntity *shown,
            RapportEntity *said,
            gboolean       with_place)
{
  const guint n = with_place ? G_N_ELEMENTS (own_fields) : N_ADDRESSES;

  for (guint i = 0; i < n; i++)
    if (share (shown, said, own_fields[i]))
      rapport_entity_set_text (said, own_fields[i], NULL);
}

/* With a name that is all new it may be another person, to whom the number went. */
static void
tell_renamed (RapportImportMerge  *merge,
              RapportImportWanted *wanted,
              const char          *before)
{
  const char *after = rapport_entity_get_text (wanted->values, RAPPORT_CONTACT_NAME);

  if (share_sign (before, after))
    return;
  rapport_import_problems_add (wanted->first->problems,
                               rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CONTACT,
                                                             RAPPORT_CONTACT_NAME),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: two names of people */
                               _("As the number or address is the same, “%s” is called “%s” from now on."),
                               before, after);
}

/* Another name over that which the program's own list shows corrects it, or is of a further person, which is told. */
static RapportEntity *
find_renamed (RapportImportMerge  *merge,
              RapportImportWanted *wanted)
{
  RapportEntity *shown = rapport_import_contacts_find_shown (merge);
  const char *name = shown != NULL ? rapport_entity_get_text (shown, RAPPORT_CONTACT_NAME) : NULL;

  if (name == NULL || is_taken (merge, shown))
    return NULL;
  if (rapport_import_had_before (merge->scope->connection, shown, wanted->values, RAPPORT_CONTACT_NAME,
                                 merge->scope->since))
    return shown;
  if (!is_of_several (wanted) && is_corrected (shown, wanted->values))
    {
      tell_renamed (merge, wanted, name);
      return shown;
    }
  drop_shown (shown, wanted->values, FALSE);
  rapport_import_problems_add (wanted->first->problems,
                               rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CONTACT,
                                                             RAPPORT_CONTACT_NAME),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: two names of people */
                               _("“%s” is taken for a further contact; “%s” stays."),
                               rapport_entity_get_text (wanted->values, RAPPORT_CONTACT_NAME), name);
  return NULL;
}

/* Who is of another position, or called otherwise, by now is looked for among those whom no row means otherwise. */
static RapportEntity *
find_target (RapportImportMerge  *merge,
             RapportImportWanted *wanted,
             guint                pass)
{
  const gboolean is_named = rapport_entity_is_set (wanted->values, RAPPORT_CONTACT_NAME);
  RapportEntity *stored;

  if (pass == 0)
    {
      stored = is_named ? NULL : rapport_import_contacts_find_shown (merge);
      return stored != NULL ? stored : find_stored_contact (merge, wanted->values, is_same_contact);
    }
  if (pass == 2)
    return is_named ? find_renamed (merge, wanted) : NULL;
  stored = find_stored_contact (merge, wanted->values, is_same_by_number);
  return stored != NULL && !is_taken (merge, stored) ? stored : NULL;
}

static void
settle_contacts (RapportImportMerge *merge)
{
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < merge->contacts->len; i++)
      {
        RapportImportWanted *wanted = g_ptr_array_index (merge->contacts, i);
        RapportEntity *stored = wanted->target == NULL ? find_target (merge, wanted, pass) : NULL;

        if (stored != NULL)
          settle_stored (merge, wanted, stored);
      }
  for (guint i = 0; i < merge->contacts->len; i++)
    if (((RapportImportWanted *) g_ptr_array_index (merge->contacts, i))->target == NULL)
      add_contact (merge, g_ptr_array_index (merge->contacts, i));
}

static RapportImportWanted *
want_contact (RapportImportMerge *merge,
              RapportImportItem  *item,
              RapportEntity      *contact)
{
  RapportImportWanted *wanted = find_wanted_contact (merge, contact);

  if (wanted == NULL)
    {
      wanted = rapport_import_wanted_new (item, contact);
      g_ptr_array_add (merge->contacts, wanted);
    }
  else
    rapport_import_wanted_add (wanted, merge->scope->columns, RAPPORT_IMPORT_CONTACT, item, contact,
                               &merge->scope->place);
  return wanted;
}

/* (element-type RapportEntity) (transfer full) (nullable): as many as @names names, where all are known; in the
 * program's own list one */
static GPtrArray *
find_people (RapportImportMerge *merge,
             const char         *names)
{
  g_autoptr(GPtrArray) parts = rapport_import_people_list (names);
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  const gboolean is_list = rapport_import_contacts_find_shown (merge) != NULL;
  guint n_known = 0;

  for (guint i = 0; parts->len > 1 && i < parts->len; i++)
    {
      RapportEntity *person = RAPPORT_ENTITY (rapport_contact_new ());

      rapport_contact_set_typed (RAPPORT_CONTACT (person), g_ptr_array_index (parts, i));
      g_ptr_array_add (people, person);
      n_known += find_stored_contact (merge, person, is_same_contact) != NULL;
    }
  return n_known > 0 && (n_known == people->len || is_list) ? g_steal_pointer (&people) : NULL;
}

static gboolean
has_own (RapportImportMerge *merge,
         GPtrArray          *people,
         RapportEntity      *said,
         guint               field)
{
  const char *text = rapport_entity_get_text (said, field);

  for (guint i = 0; i < people->len; i++)
    {
      RapportEntity *stored = find_stored_contact (merge, g_ptr_array_index (people, i), is_same_contact);

      if (stored == NULL)
        continue;
      if (share (stored, said, field) || rapport_import_number_is_same (rapport_entity_get_text (stored, field), text))
        return TRUE;
    }
  return FALSE;
}

/* What is said of several and known of none may be of any of them. */
static void
keep_unassigned (RapportImportMerge *merge,
                 RapportImportItem  *item,
                 GPtrArray          *people)
{
  RapportEntity *said = item->values->contact;

  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    {
      const guint field = own_fields[i];
      const int column = rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CONTACT, field);

      if (column < 0 || !rapport_entity_is_set (said, field) || has_own (merge, people, said, field))
        continue;
      g_array_append_val (item->values->extras, column);
      rapport_import_problems_add (item->problems, column, RAPPORT_SEVERITY_FLAG,
                                   /* translators: a telephone number or the like, and names of people */
                                   _("“%s” may be of any of “%s”; it is kept as a further column."),
                                   rapport_entity_get_text (said, field),
                                   rapport_entity_get_text (said, RAPPORT_CONTACT_AS_TYPED));
    }
}

/* They are taken apart after all. */
static void
forget_doubt (RapportImportMerge *merge,
              RapportImportItem  *item)
{
  const int column = rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME);
  GPtrArray *problems = *item->problems;

  for (guint i = problems != NULL ? problems->len : 0; i > 0; i--)
    if (((RapportImportProblem *) g_ptr_array_index (problems, i - 1))->column == column)
      g_ptr_array_remove_index (problems, i - 1);
  if (problems != NULL && problems->len == 0)
    g_clear_pointer (item->problems, g_ptr_array_unref);
}

/* People in one cell whom nobody could take apart are several where the customer has each of them. */
static void
divide_known (RapportImportMerge *merge,
              RapportImportItem  *item)
{
  RapportImportValues *values = item->values;
  const char *names = rapport_entity_get_text (values->contact, RAPPORT_CONTACT_AS_TYPED);
  g_autoptr(GPtrArray) people =
    merge->stored_contacts->len > 0 && names != NULL && values->others->len == 0 ? find_people (merge, names) : NULL;

  if (people == NULL || find_stored_contact (merge, values->contact, is_same_contact) != NULL)
    return;
  keep_unassigned (merge, item, people);
  forget_doubt (merge, item);
  g_set_object (&values->contact, g_ptr_array_index (people, 0));
  for (guint i = 1; i < people->len; i++)
    g_ptr_array_add (values->others, g_object_ref (g_ptr_array_index (people, i)));
}

static gboolean
is_namesake (RapportEntity *a,
             RapportEntity *b)
{
  return share (a, b, RAPPORT_CONTACT_NAME);
}

/* Another contact's name over that which the program's own list shows is of that one alone. */
static void
free_from_shown (RapportImportMerge *merge,
                 RapportEntity      *said)
{
  RapportEntity *shown = rapport_import_contacts_find_shown (merge);

  if (shown == NULL || is_namesake (shown, said) || find_stored_contact (merge, said, is_namesake) == NULL)
    return;
  drop_shown (shown, said, find_stored_contact (merge, said, is_same_contact) == NULL);
}

/* As the list writes a contact it is that one, whatever else its words may be read as. */
static void
take_as_shown (RapportImportMerge *merge,
               RapportImportItem  *item)
{
  static const guint fields[] = {
    RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT, RAPPORT_CONTACT_AS_TYPED,
  };
  const RapportImportColumns *columns = merge->scope->columns;
  const int column = rapport_import_columns_index (columns, RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME);
  RapportEntity *shown = column >= 0 ? rapport_import_contacts_find_shown (merge) : NULL;
  g_autofree char *title = shown != NULL ? rapport_contact_dup_title (RAPPORT_CONTACT (shown)) : NULL;
  g_autofree char *text = title != NULL ? rapport_import_dup_cell (merge->scope->csv, item->row - 1, column) : NULL;

  if (text == NULL || strcmp (text, title) != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (i == 0 || rapport_import_columns_index (columns, RAPPORT_IMPORT_CONTACT, fields[i]) < 0)
      rapport_entity_copy_field (item->values->contact, shown, fields[i]);
  g_ptr_array_set_size (item->values->others, 0);
  forget_doubt (merge, item);
}

/**
 * rapport_import_contacts_merge:
 *
 * Brings together what the rows say of people, and compares it with those of the customer.
 */
void
rapport_import_contacts_merge (RapportImportMerge *merge)
{
  merge->n_contacts = merge->stored_contacts->len;
  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);

      if (item->values->contact == NULL)
        continue;
      take_as_shown (merge, item);
      divide_known (merge, item);
      free_from_shown (merge, item->values->contact);
      item->contact = want_contact (merge, item, item->values->contact);
      for (guint k = 0; k < item->values->others->len; k++)
        want_contact (merge, item, g_ptr_array_index (item->values->others, k));
    }
  settle_contacts (merge);
}
