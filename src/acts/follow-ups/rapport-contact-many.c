/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-contact-many.h"
#include "rapport-customer.h"
#include "rapport-follow-up-lookup.h"
#include "rapport-overrides.h"
#include "rapport-settings.h"
#include "rapport-subject.h"

typedef struct
{
  const RapportContactKind *kind;
  RapportEntity            *contact;
  GArray                   *customers;
  char                     *reason;
} Many;

/** Asker: what the rules are asked with, for one customer after another */
typedef struct
{
  RapportCalendar   *calendar;
  RapportRules       rules;
  gint64             now;
  RapportContactTry  contact;
} Asker;

static gboolean
start_asking (Asker                     *asker,
              const RapportContactKind  *kind,
              RapportConnection         *connection,
              RapportEntity             *contact,
              gint64                     now,
              GError                   **error)
{
  *asker = (Asker) { .now = now, .contact = kind->make_try (contact) };
  asker->calendar = rapport_cadence_load_calendar (connection, error);
  rapport_settings_load_rules (connection, &asker->rules);
  return asker->calendar != NULL;
}

/* What the rules warn of with @customer; @facts gets what they were asked with */
static GArray *
ask (const Asker           *asker,
     RapportConnection     *connection,
     gint64                 customer,
     RapportCadenceFacts  **facts,
     GError               **error)
{
  GArray *hints;

  *facts = rapport_cadence_facts_load_by (connection, customer, asker->calendar, &asker->rules, asker->now, error);
  if (*facts == NULL)
    return NULL;
  hints = rapport_contact_find_hints (&(*facts)->input, &asker->contact);
  for (guint i = hints->len; i > 0; i--)
    if (!g_array_index (hints, RapportContactHint, i - 1).warns)
      g_array_remove_index (hints, i - 1);
  return hints;
}

/* Warning: what a rule warns of, and with how many customers */
typedef struct
{
  char  *sentence;
  guint  n;
} Warning;

static void
free_warning (gpointer data)
{
  Warning *warning = data;

  g_free (warning->sentence);
  g_free (warning);
}

static void
count_warnings (GHashTable                *warnings,
                const GArray              *hints,
                const RapportCadenceFacts *facts)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const RapportContactHint *hint = &g_array_index (hints, RapportContactHint, i);
      g_autofree char *sentence = rapport_contact_hint_dup_sentence (hint, &facts->input);
      Warning *warning = g_hash_table_lookup (warnings, sentence);

      if (warning == NULL)
        {
          warning = g_new0 (Warning, 1);
          warning->sentence = g_strdup (sentence);
          g_hash_table_insert (warnings, warning->sentence, warning);
        }
      warning->n++;
    }
}

static int
compare_warnings (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (((const Warning *) a)->sentence, ((const Warning *) b)->sentence);
}

static char *
say_warnings (GHashTable *warnings)
{
  g_autoptr(GList) all = g_list_sort (g_hash_table_get_values (warnings), compare_warnings);
  GString *lines = g_string_new (NULL);

  for (const GList *each = all; each != NULL; each = each->next)
    {
      const Warning *warning = each->data;

      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* translators: with how many customers, then a sentence of what a rule warns of */
      g_string_append_printf (lines, ngettext ("%'u customer: %s", "%'u customers: %s", warning->n), warning->n,
                              warning->sentence);
    }
  return g_string_free (lines, lines->len == 0);
}

/**
 * rapport_contact_many_dup_warnings:
 * @contact: what is about to be written with each of @customers
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): what the rules warn of, a line each with how many customers it is about; NULL
 *   where they warn of nothing, or with @error set
 */
char *
rapport_contact_many_dup_warnings (const RapportContactKind  *kind,
                                   RapportConnection         *connection,
                                   RapportEntity             *contact,
                                   const gint64              *customers,
                                   guint                      n_customers,
                                   gint64                     now,
                                   GError                   **error)
{
  g_autoptr(GHashTable) warnings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_warning);
  g_autoptr(RapportCalendar) calendar = NULL;
  Asker asker;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (kind != NULL && RAPPORT_IS_ENTITY (contact), NULL);

  if (!start_asking (&asker, kind, connection, contact, now, error))
    return NULL;
  calendar = asker.calendar;
  for (guint i = 0; i < n_customers; i++)
    {
      g_autoptr(RapportCadenceFacts) facts = NULL;
      g_autoptr(GArray) hints = ask (&asker, connection, customers[i], &facts, error);

      if (hints == NULL)
        return NULL;
      count_warnings (warnings, hints, facts);
    }
  return say_warnings (warnings);
}

static void
free_many (gpointer data)
{
  Many *many = data;

  g_object_unref (many->contact);
  g_array_unref (many->customers);
  g_free (many->reason);
  g_free (many);
}

/* Returns: (transfer full) (element-type RapportOverride) (nullable): what is kept of the warnings that are passed */
static GPtrArray *
list_overrides (RapportTransaction  *transaction,
                const Many          *many,
                const Asker         *asker,
                gint64               customer,
                GError             **error)
{
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(GArray) hints = NULL;

  if (many->reason == NULL)
    return g_steal_pointer (&overrides);
  hints = ask (asker, rapport_transaction_get_connection (transaction), customer, &facts, error);
  if (hints == NULL)
    return NULL;
  for (guint i = 0; i < hints->len; i++)
    rapport_overrides_add (overrides, &g_array_index (hints, RapportContactHint, i), many->reason);
  return g_steal_pointer (&overrides);
}

/* @owner: who sees to it, 0 for whom it names itself */
static gboolean
write_one (RapportTransaction  *transaction,
           const Many          *many,
           const Asker         *asker,
           gint64               customer,
           gint64               owner,
           GError             **error)
{
  g_autoptr(RapportEntity) contact = rapport_entity_copy (many->contact);
  g_autoptr(GPtrArray) overrides = list_overrides (transaction, many, asker, customer, error);

  if (overrides == NULL)
    return FALSE;
  rapport_entity_set_integer (contact, many->kind->customer, customer);
  if (owner != 0)
    rapport_entity_set_integer (contact, (guint) many->kind->owner, owner);
  if (!rapport_transaction_insert_later (transaction, contact, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (contact));
  return rapport_overrides_note (transaction, contact, overrides, error);
}

/* @owners: (out) (nullable): of each of the customers, who sees to it there; NULL where the contact says who does */
static gboolean
find_owners (RapportTransaction  *transaction,
             const Many          *many,
             GArray             **owners,
             GError             **error)
{
  *owners = NULL;
  if (many->kind->owner < 0 || rapport_entity_is_set (many->contact, (guint) many->kind->owner))
    return TRUE;
  *owners = rapport_follow_up_find_owners (rapport_transaction_get_connection (transaction), many->customers, error);
  for (guint i = 0; *owners != NULL && i < (*owners)->len; i++)
    if (g_array_index (*owners, gint64, i) == 0)
      g_array_index (*owners, gint64, i) = rapport_transaction_get_member (transaction);
  return *owners != NULL;
}

static gboolean
write_all (RapportTransaction  *transaction,
           const Many          *many,
           const Asker         *asker,
           GError             **error)
{
  const GArray *customers = many->customers;
  g_autoptr(GArray) owners = NULL;

  if (!find_owners (transaction, many, &owners, error))
    return FALSE;
  for (guint i = 0; i < customers->len; i++)
    if (!rapport_transaction_begin_thing (transaction, i, customers->len, error) ||
        !write_one (transaction, many, asker, g_array_index (customers, gint64, i),
                    owners != NULL ? g_array_index (owners, gint64, i) : 0, error))
      return FALSE;
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) customers->data,
                                   customers->len, error);
}

static gboolean
contact_many_func (RapportTransaction  *transaction,
                   gpointer             data,
                   GError             **error)
{
  const Many *many = data;
  g_autoptr(RapportCalendar) calendar = NULL;
  Asker asker;

  if (many->kind->complete != NULL)
    many->kind->complete (transaction, many->contact);
  if (!start_asking (&asker, many->kind, rapport_transaction_get_connection (transaction), many->contact,
                     rapport_transaction_get_now (transaction), error))
    return FALSE;
  calendar = asker.calendar;
  return write_all (transaction, many, &asker, error);
}

/**
 * rapport_contact_many_new:
 * @contact: what is written with each of @customers; copied
 * @reason: (nullable): why the person goes on in spite of what the rules warn of, which is kept
 *
 * Returns: (transfer full): the one act of writing it with all of them
 */
RapportAct *
rapport_contact_many_new (const RapportContactKind *kind,
                          RapportEntity            *contact,
                          const gint64             *customers,
                          guint                     n_customers,
                          const char               *reason)
{
  RapportAct *act;
  Many *many;

  g_return_val_if_fail (kind != NULL && RAPPORT_IS_ENTITY (contact), NULL);
  g_return_val_if_fail (customers != NULL && n_customers > 0, NULL);

  many = g_new0 (Many, 1);
  many->kind = kind;
  many->contact = rapport_entity_copy (contact);
  many->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (many->customers, customers, n_customers);
  many->reason = g_strdup (reason);
  act = rapport_act_new (kind->act, contact_many_func, many, free_many);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_customers);
  return act;
}
