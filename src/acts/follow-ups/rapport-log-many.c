/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-contact-hints.h"
#include "rapport-customer.h"
#include "rapport-log-follow-up.h"
#include "rapport-log-many.h"
#include "rapport-overrides.h"
#include "rapport-settings.h"
#include "rapport-subject.h"

typedef struct
{
  RapportEntity *record;
  GArray        *customers;
  char          *reason;
} Many;

/** Asker: what the rules are asked with, for one customer after another */
typedef struct
{
  RapportConnection *connection;
  RapportCalendar   *calendar;
  RapportRules       rules;
  gint64             now;
  RapportContactTry  contact;
} Asker;

static gboolean
start_asking (Asker              *asker,
              RapportConnection  *connection,
              RapportEntity      *record,
              gint64              now,
              GError            **error)
{
  *asker = (Asker) {
    .connection = connection, .now = now,
    .contact = { .at = *rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED), .plan = -1,
                 .method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD),
                 .by_customer = rapport_record_is_by_customer (RAPPORT_RECORD (record)) },
  };
  asker->calendar = rapport_cadence_load_calendar (connection, error);
  rapport_settings_load_rules (connection, &asker->rules);
  return asker->calendar != NULL;
}

/* What the rules warn of with @customer; @facts gets what they were asked with */
static GArray *
ask (const Asker           *asker,
     gint64                 customer,
     RapportCadenceFacts  **facts,
     GError               **error)
{
  GArray *hints;

  *facts = rapport_cadence_facts_load_by (asker->connection, customer, asker->calendar, &asker->rules, asker->now,
                                          error);
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
 * rapport_log_many_dup_warnings:
 * @record: what is about to be logged with each of @customers
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): what the rules warn of, a line each with how many customers it is about; NULL
 *   where they warn of nothing, or with @error set
 */
char *
rapport_log_many_dup_warnings (RapportConnection  *connection,
                               RapportRecord      *record,
                               const gint64       *customers,
                               guint               n_customers,
                               gint64              now,
                               GError            **error)
{
  g_autoptr(GHashTable) warnings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_warning);
  g_autoptr(RapportCalendar) calendar = NULL;
  Asker asker;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (RAPPORT_IS_RECORD (record), NULL);

  if (!start_asking (&asker, connection, RAPPORT_ENTITY (record), now, error))
    return NULL;
  calendar = asker.calendar;
  for (guint i = 0; i < n_customers; i++)
    {
      g_autoptr(RapportCadenceFacts) facts = NULL;
      g_autoptr(GArray) hints = ask (&asker, customers[i], &facts, error);

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

  g_object_unref (many->record);
  g_array_unref (many->customers);
  g_free (many->reason);
  g_free (many);
}

static gboolean
log_one (RapportTransaction  *transaction,
         const Many          *many,
         const Asker         *asker,
         gint64               customer,
         GError             **error)
{
  g_autoptr(RapportEntity) record = rapport_entity_copy (many->record);
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(GArray) hints = many->reason != NULL ? ask (asker, customer, &facts, error) : NULL;

  if (many->reason != NULL && hints == NULL)
    return FALSE;
  for (guint i = 0; hints != NULL && i < hints->len; i++)
    rapport_overrides_add (overrides, &g_array_index (hints, RapportContactHint, i), many->reason);
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  return rapport_log_record (transaction, record, error)
         && rapport_overrides_note (transaction, record, overrides, error);
}

static gboolean
log_many_func (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  const Many *many = data;
  g_autoptr(RapportCalendar) calendar = NULL;
  Asker asker;

  if (!start_asking (&asker, rapport_transaction_get_connection (transaction), many->record,
                     rapport_transaction_get_now (transaction), error))
    return FALSE;
  calendar = asker.calendar;
  for (guint i = 0; i < many->customers->len; i++)
    if (!log_one (transaction, many, &asker, g_array_index (many->customers, gint64, i), error)
        || !rapport_transaction_tell (transaction, (double) i / many->customers->len, error))
      return FALSE;
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) many->customers->data,
                                   many->customers->len, error);
}

/**
 * rapport_log_many_new:
 * @record: what happened with each of @customers, such as an event or a mailing; copied
 * @reason: (nullable): why the person goes on in spite of what the rules warn of, which is kept
 *
 * Returns: (transfer full): the one act of logging it with all of them
 */
RapportAct *
rapport_log_many_new (RapportRecord *record,
                      const gint64  *customers,
                      guint          n_customers,
                      const char    *reason)
{
  RapportAct *act;
  Many *many;

  g_return_val_if_fail (RAPPORT_IS_RECORD (record), NULL);
  g_return_val_if_fail (customers != NULL && n_customers > 0, NULL);

  many = g_new0 (Many, 1);
  many->record = rapport_entity_copy (RAPPORT_ENTITY (record));
  many->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (many->customers, customers, n_customers);
  many->reason = g_strdup (reason);
  act = rapport_act_new ("log-follow-up", log_many_func, many, free_many);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_customers);
  return act;
}
