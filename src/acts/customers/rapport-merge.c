/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-copies.h"
#include "rapport-customer.h"
#include "rapport-log-heirs.h"
#include "rapport-merge.h"
#include "rapport-referrers.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-uid.h"

/* @taken: which fields of the one that goes are wanted */
typedef struct
{
  gint64  from;
  gint64  into;
  GArray *taken;
} Merge;

/* While it is carried out: the customers as they are to be; @moved_history: whether grades or stages came along. */
typedef struct
{
  RapportTransaction *transaction;
  const Merge        *merge;
  RapportEntity      *from;
  RapportEntity      *into;
  gboolean            moved_history;
} Merging;

static void
free_merge (gpointer data)
{
  Merge *merge = data;

  g_array_unref (merge->taken);
  g_free (merge);
}

static gboolean
is_taken (const Merge *merge,
          guint        field)
{
  for (guint i = 0; i < merge->taken->len; i++)
    if (g_array_index (merge->taken, guint, i) == field)
      return TRUE;
  return FALSE;
}

/* Words as typed belong to the choice before them. */
static gboolean
has_words (guint field)
{
  return field + 1 < rapport_customer_info.n_fields &&
         (rapport_customer_info.fields[field + 1].flags & RAPPORT_FIELD_WORDS) != 0;
}

static gboolean
is_set (RapportEntity *customer,
        guint          field)
{
  return rapport_entity_is_set (customer, field) ||
         (has_words (field) && rapport_entity_is_set (customer, field + 1));
}

static gboolean
is_wanted (const Merging *merging,
           guint          field)
{
  const RapportField *info = &rapport_customer_info.fields[field];

  if ((info->flags & RAPPORT_FIELD_WORDS) != 0 || field == RAPPORT_CUSTOMER_FORMER_NAMES)
    return FALSE;
  return is_taken (merging->merge, field) ||
         (field != RAPPORT_CUSTOMER_ARCHIVED && !is_set (merging->into, field) && is_set (merging->from, field));
}

static void
take_fields (Merging *merging)
{
  for (guint i = 0; i < rapport_customer_info.n_fields; i++)
    if (is_wanted (merging, i))
      {
        rapport_entity_copy_field (merging->into, merging->from, i);
        if (has_words (i))
          rapport_entity_copy_field (merging->into, merging->from, i + 1);
      }
  /* nobody referred themselves */
  if (rapport_entity_get_integer (merging->into, RAPPORT_CUSTOMER_REFERRED_BY) == merging->merge->into ||
      rapport_entity_get_integer (merging->into, RAPPORT_CUSTOMER_REFERRED_BY) == merging->merge->from)
    rapport_entity_set_integer (merging->into, RAPPORT_CUSTOMER_REFERRED_BY, 0);
}

static void
add_names (GPtrArray  *names,
           const char *text,
           const char *present)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = g_strstrip (lines[i]);
      gboolean is_there = *name == '\0' || g_strcmp0 (name, present) == 0;

      for (guint j = 0; j < names->len && !is_there; j++)
        is_there = g_str_equal (g_ptr_array_index (names, j), name);
      if (!is_there)
        g_ptr_array_add (names, g_strdup (name));
    }
}

/* All that either was called. */
static void
keep_names (Merging    *merging,
            const char *name_before)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = rapport_entity_get_text (merging->into, RAPPORT_CUSTOMER_NAME);
  g_autofree char *text = NULL;

  add_names (names, rapport_entity_get_text (merging->into, RAPPORT_CUSTOMER_FORMER_NAMES), name);
  add_names (names, name_before, name);
  add_names (names, rapport_entity_get_text (merging->from, RAPPORT_CUSTOMER_NAME), name);
  add_names (names, rapport_entity_get_text (merging->from, RAPPORT_CUSTOMER_FORMER_NAMES), name);
  g_ptr_array_add (names, NULL);
  text = g_strjoinv ("\n", (char **) names->pdata);
  rapport_entity_set_text (merging->into, RAPPORT_CUSTOMER_FORMER_NAMES, *text != '\0' ? text : NULL);
}

static gboolean
is_equal_key (RapportEntity *a,
              RapportEntity *b)
{
  const RapportEntityInfo *info = rapport_entity_get_info (a);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RAPPORT_FIELD_KEY) != 0 && !rapport_entity_field_equal (a, b, i))
      return FALSE;
  return TRUE;
}

/* Made on another laptop, what has a key is the same thing only where it was made for its customer: it is made
 * anew, unless that has it, and goes with the other. */
static gboolean
make_anew (Merging                *merging,
           const RapportReferrer  *referrer,
           RapportEntity          *thing,
           GError                **error)
{
  static const guint8 none[RAPPORT_UID_LENGTH];
  g_autofree char *column = rapport_field_dup_column (&referrer->info->fields[referrer->field]);
  g_autoptr(GPtrArray) there =
    rapport_table_load_children (rapport_transaction_get_connection (merging->transaction),
                                 referrer->info->get_type (), column, merging->merge->into, error);
  g_autoptr(RapportEntity) copy = NULL;

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->len; i++)
    if (is_equal_key (thing, g_ptr_array_index (there, i)))
      return TRUE;
  copy = rapport_entity_copy (thing);
  rapport_entity_set_id (copy, 0);
  rapport_entity_set_uid (copy, none);
  rapport_entity_set_integer (copy, referrer->field, merging->merge->into);
  return rapport_transaction_insert (merging->transaction, copy, error);
}

/* What says beside its owner which thing it is about goes along when that is the customer itself. */
static void
name_heir (Merging       *merging,
           RapportEntity *thing,
           GArray        *fields)
{
  const int index = rapport_entity_info_index (rapport_entity_get_info (thing), "thing-uid");
  const guint field = index;
  g_autofree char *from = NULL;
  g_autofree char *into = NULL;

  if (index < 0)
    return;
  from = rapport_uid_to_text (rapport_entity_get_uid (merging->from));
  into = rapport_uid_to_text (rapport_entity_get_uid (merging->into));
  if (g_strcmp0 (rapport_entity_get_text (thing, field), from) != 0)
    return;
  rapport_entity_set_text (thing, field, into);
  g_array_append_val (fields, field);
}

static gboolean
move (Merging                *merging,
      const RapportReferrer  *referrer,
      GError                **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (merging->transaction);
  g_autoptr(RapportEntity) thing =
    rapport_transaction_load (merging->transaction, referrer->info->get_type (), referrer->row, error);
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  const gboolean is_heir = referrer->info == &rapport_customer_info && referrer->row == merging->merge->into;

  if (thing == NULL)
    return FALSE;
  if (rapport_entity_info_find_flag (referrer->info, RAPPORT_FIELD_KEY) >= 0)
    return make_anew (merging, referrer, thing, error);
  merging->moved_history = merging->moved_history || rapport_copies_find (referrer->info) != NULL;
  rapport_entity_set_integer (thing, referrer->field, is_heir ? 0 : merging->merge->into);
  g_array_append_val (fields, referrer->field);
  name_heir (merging, thing, fields);
  /* how it was typed long ago is no matter here */
  return rapport_table_update (connection, thing, (const guint *) fields->data, fields->len, error);
}

static gboolean
move_all (Merging  *merging,
          GError  **error)
{
  g_autoptr(GArray) referrers =
    rapport_referrers_load (rapport_transaction_get_connection (merging->transaction), &rapport_customer_info,
                             merging->merge->from, G_MAXINT, error);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (!move (merging, &g_array_index (referrers, RapportReferrer, i), error))
      return FALSE;
  return referrers != NULL;
}

static gboolean
merge_both (Merging  *merging,
            GError  **error)
{
  g_autoptr(RapportEntity) before = rapport_entity_copy (merging->into);

  take_fields (merging);
  keep_names (merging, rapport_entity_get_text (before, RAPPORT_CUSTOMER_NAME));
  rapport_subject_set (merging->transaction, merging->into);
  if (!rapport_transaction_update (merging->transaction, merging->into, error) || !move_all (merging, error))
    return FALSE;
  /* of both histories what was chosen is the newest row */
  if (merging->moved_history && !rapport_customer_note_standing (merging->transaction, before, merging->into, error))
    return FALSE;
  rapport_transaction_set_heir (merging->transaction, RAPPORT_TYPE_CUSTOMER, merging->merge->from,
                                merging->merge->into);
  return rapport_transaction_delete (merging->transaction, RAPPORT_TYPE_CUSTOMER, merging->merge->from, error);
}

static gboolean
merge_func (RapportTransaction  *transaction,
            gpointer             data,
            GError             **error)
{
  const Merge *merge = data;
  g_autoptr(RapportEntity) from = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, merge->from, error);
  g_autoptr(RapportEntity) into =
    from != NULL ? rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, merge->into, error) : NULL;
  Merging merging = { transaction, merge, from, into };

  if (into == NULL)
    return FALSE;
  if (merge->from != merge->into)
    return merge_both (&merging, error);
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("A customer can’t be merged with itself."));
  return FALSE;
}

static guint
count_moved (RapportConnection *connection,
             gconstpointer      data,
             guint              most)
{
  const Merge *merge = data;
  g_autoptr(GArray) referrers =
    rapport_referrers_load (connection, &rapport_customer_info, merge->from, most, NULL);

  return referrers != NULL ? referrers->len : 0;
}

/**
 * rapport_merge_new:
 * @from: a customer who is there once too often
 * @into: the same customer, who stays
 * @taken: (array length=n_taken) (nullable): fields of which what @from has is wanted; of others @into keeps what
 *   it has, and takes what it has not
 *
 * Both histories and all that hangs on @from go to @into, by the declarations of all kinds; the other name
 * becomes a former name. What other laptops still do with @from is done with @into (team.md, Meaning 10).
 *
 * Returns: (transfer full): the act of making one customer of two
 */
RapportAct *
rapport_merge_new (gint64       from,
                   gint64       into,
                   const guint *taken,
                   guint        n_taken)
{
  Merge *merge = g_new0 (Merge, 1);
  RapportAct *act;

  merge->from = from;
  merge->into = into;
  merge->taken = g_array_new (FALSE, FALSE, sizeof (guint));
  if (n_taken > 0)
    g_array_append_vals (merge->taken, taken, n_taken);
  act = rapport_act_new ("merge-customer", merge_func, merge, free_merge);
  rapport_act_back_up_counted (act, count_moved);
  return act;
}

/* whether taking back what changed @fields moves or deletes the thing by itself */
static gboolean
is_moved_by (GHashTable             *fields,
             const RapportReferrer  *referrer)
{
  g_autofree char *thing = g_strdup_printf ("%s %" G_GINT64_FORMAT, referrer->info->name, referrer->row);
  g_autofree char *column = rapport_field_dup_column (&referrer->info->fields[referrer->field]);
  g_autofree char *field = g_strconcat (thing, " ", column, NULL);

  return g_hash_table_contains (fields, thing) || g_hash_table_contains (fields, field);
}

static gboolean
carry (RapportTransaction  *transaction,
       const Merge         *merge,
       GHashTable          *fields,
       GError             **error)
{
  g_autoptr(RapportEntity) from = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, merge->from, error);
  g_autoptr(RapportEntity) into =
    from != NULL ? rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, merge->into, error) : NULL;
  g_autoptr(GArray) referrers =
    into != NULL ? rapport_referrers_load (rapport_transaction_get_connection (transaction), &rapport_customer_info,
                                           merge->from, G_MAXINT, error) : NULL;
  Merging merging = { transaction, merge, from, into };

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const RapportReferrer *referrer = &g_array_index (referrers, RapportReferrer, i);

      if (is_moved_by (fields, referrer))
        continue;
      if (!move (&merging, referrer, error))
        return FALSE;
      /* what was made anew is not lost with the customer */
      if (rapport_entity_info_find_flag (referrer->info, RAPPORT_FIELD_KEY) >= 0 &&
          !rapport_table_delete (rapport_transaction_get_connection (transaction), referrer->info->get_type (),
                                 referrer->row, error))
        return FALSE;
    }
  return referrers != NULL;
}

static gboolean
find_customer (RapportConnection  *connection,
               const guint8       *uid,
               gint64             *id,
               GError            **error)
{
  g_autoptr(GError) problem = NULL;

  *id = rapport_table_find_uid (connection, RAPPORT_TYPE_CUSTOMER, uid, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * rapport_merge_carry_along:
 * @action: what is about to be taken back
 *
 * When @action took back a merge, so that the customer goes into the other once more: what was done since with the
 * customer goes along, as it had gone with the rest.
 */
gboolean
rapport_merge_carry_along (RapportTransaction  *transaction,
                           gint64               action,
                           GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(GByteArray) pairs = rapport_log_heirs_list_brought_back (connection, action, error);
  g_autoptr(GHashTable) fields = NULL;

  if (pairs == NULL)
    return FALSE;
  fields = pairs->len > 0 ? rapport_action_log_list_fields (connection, action, error) : NULL;
  for (guint i = 0; i < pairs->len; i += 2 * RAPPORT_UID_LENGTH)
    {
      Merge merge = { 0 };

      if (fields == NULL || !find_customer (connection, pairs->data + i, &merge.from, error) ||
          !find_customer (connection, pairs->data + i + RAPPORT_UID_LENGTH, &merge.into, error))
        return FALSE;
      if (merge.from != 0 && merge.into != 0 && !carry (transaction, &merge, fields, error))
        return FALSE;
    }
  return TRUE;
}
