/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cadence-facts.h"
#include "rapport-contact.h"
#include "rapport-contact-hints.h"
#include "rapport-import-rules.h"
#include "rapport-overrides.h"
#include "rapport-plan.h"
#include "rapport-table.h"
#include "rapport-ticket.h"
#include "rapport-ticket-rules.h"

static gboolean
has_left (RapportImportScope *scope,
          gint64              contact)
{
  g_autoptr(RapportEntity) entity =
    contact != 0 ? rapport_table_load (scope->connection, RAPPORT_TYPE_CONTACT, contact, NULL) : NULL;

  return entity != NULL && rapport_entity_is_set (entity, RAPPORT_CONTACT_LEFT_ON);
}

/**
 * rapport_import_rules_tell:
 * @item: the row that told of a contact
 * @field: of the record, in which it told
 * @overrides: (element-type RapportOverride): gets what is to be kept of a warning that is passed
 *
 * Tells the row what a rule says of what it tells.
 */
void
rapport_import_rules_tell (RapportImportScope        *scope,
                           const RapportCadenceInput *input,
                           const RapportContactHint  *hint,
                           RapportImportItem         *item,
                           guint                      field,
                           GPtrArray                 *overrides)
{
  const int column = rapport_import_columns_index (scope->columns, RAPPORT_IMPORT_RECORD, field);
  g_autofree char *sentence = rapport_contact_hint_dup_sentence (hint, input);

  rapport_import_problems_add (item->problems, column, RAPPORT_SEVERITY_FLAG, "%s", sentence);
  item->warned = item->warned || hint->warns;
  if (hint->warns && scope->reason != NULL)
    rapport_overrides_add (overrides, hint, scope->reason);
}

/* Plans of rows before count as well; they stand in the book once they are written. */
static GArray *
get_planned (RapportImportScope *scope,
             gint64              customer)
{
  GArray *planned = scope->planned != NULL ? g_hash_table_lookup (scope->planned, &customer) : NULL;

  if (planned == NULL && scope->planned != NULL)
    {
      planned = g_array_new (FALSE, FALSE, sizeof (RapportCadencePlan));
      g_hash_table_insert (scope->planned, g_memdup2 (&customer, sizeof customer), planned);
    }
  return planned;
}

static void
take_hint (RapportImportScope         *scope,
           const RapportCadenceInput  *input,
           const RapportContactHint   *hint,
           RapportImportRow           *row,
           GPtrArray                 **overrides)
{
  g_autofree char *sentence = rapport_contact_hint_dup_sentence (hint, input);
  const int column = rapport_import_columns_index (scope->columns, RAPPORT_IMPORT_THING, RAPPORT_PLAN_DUE);
  const gboolean refused = hint->warns && scope->reason == NULL;

  row->warned = row->warned || hint->warns;
  rapport_import_problems_add (&row->problems, column, refused ? RAPPORT_SEVERITY_ERROR : RAPPORT_SEVERITY_FLAG,
                               "%s", sentence);
  if (!hint->warns || refused)
    return;
  if (*overrides == NULL)
    *overrides = g_ptr_array_new_with_free_func (g_object_unref);
  rapport_overrides_add (*overrides, hint, scope->reason);
}

static gboolean
load_facts (RapportImportScope   *scope,
            gint64                customer,
            RapportCadenceFacts **facts,
            GError              **error)
{
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (scope->connection, error);

  *facts = calendar != NULL ? rapport_cadence_facts_load (scope->connection, customer, calendar, scope->now, error)
                            : NULL;
  return *facts != NULL;
}

/**
 * rapport_import_rules_ask:
 * @thing: one that the row makes
 * @row: told what the rules say, which refuses the row where they warn and nobody gave a reason
 * @overrides: (out) (transfer full) (nullable): what is to be kept of the warnings that are passed
 *
 * Asks the rules that the dialogs ask. Only planned contacts have some.
 */
gboolean
rapport_import_rules_ask (RapportImportScope  *scope,
                          RapportEntity       *thing,
                          RapportImportRow    *row,
                          GPtrArray          **overrides,
                          GError             **error)
{
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(GArray) hints = NULL;
  RapportContactTry contact = { .plan = -1 };
  RapportCadencePlan plan = { .depth = RAPPORT_N_DEPTHS, .open = TRUE };
  GArray *planned;
  gint64 customer;

  *overrides = NULL;
  if (!RAPPORT_IS_PLAN (thing) ||
      g_strcmp0 (rapport_entity_get_text (thing, RAPPORT_PLAN_STATE), "planned") != 0)
    return TRUE;
  customer = rapport_entity_get_integer (thing, RAPPORT_PLAN_CUSTOMER);
  if (!load_facts (scope, customer, &facts, error))
    return FALSE;
  planned = get_planned (scope, customer);
  if (planned != NULL)
    g_array_append_vals (facts->input.plans, planned->data, planned->len);
  contact.at = plan.due = *rapport_entity_get_moment (thing, RAPPORT_PLAN_DUE);
  contact.method = plan.method = g_intern_string (rapport_entity_get_text (thing, RAPPORT_PLAN_METHOD));
  contact.booked = rapport_entity_get_moment (thing, RAPPORT_PLAN_BOOKED)->day;
  contact.contact_left = has_left (scope, rapport_entity_get_integer (thing, RAPPORT_PLAN_CONTACT));
  hints = rapport_contact_find_hints (&facts->input, &contact);
  for (guint i = 0; i < hints->len; i++)
    take_hint (scope, &facts->input, &g_array_index (hints, RapportContactHint, i), row, overrides);
  if (*overrides != NULL)
    rapport_entity_set_text (thing, RAPPORT_PLAN_WARNING_REASON, scope->reason);
  if (planned != NULL && (!row->warned || scope->reason != NULL))
    g_array_append_val (planned, plan);
  return TRUE;
}

static gboolean
can_come_to (const char *before,
             const char *after)
{
  const char *kind;

  return rapport_ticket_status_find_event (before, after, &kind);
}

/* what one that is on file can't come to from where it stands */
static const struct
{
  const RapportEntityInfo *info;
  guint                    field;
  gboolean               (*can_come_to) (const char *before,
                                         const char *after);
  const char              *sentence;
} states_of_kinds[] = {
  { &rapport_ticket_info, RAPPORT_TICKET_STATUS, can_come_to, N_("This does not fit the ticket's status.") },
};

/**
 * rapport_import_rules_check:
 * @before: a thing of the book
 * @after: the same as the row makes it
 * @row: refused when the book would refuse the change, so that the others need not be
 */
void
rapport_import_rules_check (RapportImportScope *scope,
                            RapportEntity      *before,
                            RapportEntity      *after,
                            RapportImportRow   *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (states_of_kinds); i++)
    {
      const guint field = states_of_kinds[i].field;

      if (states_of_kinds[i].info == rapport_entity_get_info (after) &&
          !rapport_entity_field_equal (before, after, field) &&
          !states_of_kinds[i].can_come_to (rapport_entity_get_text (before, field), rapport_entity_get_text (after, field)))
        rapport_import_problems_add (&row->problems,
                                     rapport_import_columns_index (scope->columns, RAPPORT_IMPORT_THING, field),
                                     RAPPORT_SEVERITY_ERROR, "%s", _(states_of_kinds[i].sentence));
    }
}
