/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-benefit-lookup.h"
#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-money.h"
#include "rapport-plan.h"
#include "rapport-points.h"
#include "rapport-settings.h"

static gint64
get_points (RapportEntity *entry)
{
  return entry != NULL && rapport_entity_is_set (entry, RAPPORT_POINTS_POINTS)
           ? rapport_entity_get_integer (entry, RAPPORT_POINTS_POINTS) : 0;
}

/* What is left without the entry @id of whose customer @entry is; @is_free where customers may owe points */
static gboolean
find_rest (RapportTransaction  *transaction,
           RapportEntity       *entry,
           gint64               id,
           gboolean            *is_free,
           gint64              *rest,
           GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  RapportRules rules;

  rapport_settings_load_rules (connection, &rules);
  *is_free = rules.points_below_zero;
  return rapport_points_find_balance (connection, rapport_entity_get_integer (entry, RAPPORT_POINTS_CUSTOMER), id, rest,
                                      error);
}

/* What is used must have been there, unless the office lets customers owe points; what was used stays covered. */
static gboolean
check_balance (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *points,
               GError             **error)
{
  const gint64 value = get_points (points);
  g_autofree char *left = NULL;
  gboolean is_free;
  gint64 rest;

  if (value >= get_points (before))
    return TRUE;
  if (!find_rest (transaction, points, before != NULL ? rapport_entity_get_id (before) : 0, &is_free, &rest, error))
    return FALSE;
  if (is_free || rest + value >= 0)
    return TRUE;
  left = rapport_decimal_format (value < 0 ? MAX (rest, 0) : -rest, 0);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: a number of points */
               value < 0 ? _("There are not so many points: %s are left.")
                         : _("Of these points %s are used already."), left);
  return FALSE;
}

/* A credit that was used in the meantime can't go; with its customer everything goes. */
static gboolean
keep_balance (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *after,
              GError             **error)
{
  g_autofree char *used = NULL;
  gboolean is_free;
  gint64 rest;

  if (get_points (before) <= 0)
    return TRUE;
  if (!find_rest (transaction, before, 0, &is_free, &rest, error))
    return FALSE;
  if (is_free || rest >= 0)
    return TRUE;
  used = rapport_decimal_format (-rest, 0);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: a number of points */
               _("Of these points %s are used already: take back first what they were used for."), used);
  return FALSE;
}

/* Who has a contact of its own has that benefit. */
static gboolean
note_own_contact (RapportTransaction  *transaction,
                  RapportEntity       *before,
                  RapportEntity       *customer,
                  GError             **error)
{
  if (rapport_entity_is_set (customer, RAPPORT_CUSTOMER_OWN_CONTACT))
    rapport_entity_set_flag (customer, RAPPORT_CUSTOMER_BENEFIT_OWN_CONTACT, TRUE);
  return TRUE;
}

/* A plan that a person changes is that person's from then on, as those of the cadence. */
static gboolean
note_by_hand (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *plan,
              GError             **error)
{
  if (!rapport_transaction_is_auto (transaction) &&
      g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "benefit") == 0)
    rapport_entity_set_flag (plan, RAPPORT_PLAN_BY_HAND, TRUE);
  return TRUE;
}

static int
get_today (RapportTransaction *transaction)
{
  return rapport_day_from_instant (rapport_transaction_get_now (transaction),
                                   rapport_transaction_get_zone (transaction));
}

/* So many months after the last one, or after today; 0 when that is after the end of the benefits. */
static int
find_due (RapportTransaction   *transaction,
          const RapportPackage *package)
{
  const int today = get_today (transaction);
  const int due = rapport_day_add_months (package->last != 0 ? package->last : today, package->months);

  if (package->months == 0 || (package->until != 0 && MAX (due, today) > package->until))
    return 0;
  return due;
}

static gboolean
put (RapportTransaction    *transaction,
     gint64                 customer,
     const RapportPackage  *package,
     int                    due,
     GError               **error)
{
  const RapportMoment asked = rapport_moment_from_day (due);
  const RapportMoment day = rapport_moment_from_day (MAX (due, get_today (transaction)));
  g_autoptr(RapportEntity) plan = package->open != 0
                                    ? rapport_transaction_load (transaction, RAPPORT_TYPE_PLAN, package->open, error)
                                    : RAPPORT_ENTITY (rapport_plan_new ());

  if (plan == NULL)
    return FALSE;
  if (package->open != 0 && rapport_moment_equal (rapport_entity_get_moment (plan, RAPPORT_PLAN_ASKED), &asked))
    return TRUE;
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &day);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_ASKED, &asked);
  if (package->open != 0)
    return rapport_transaction_update (transaction, plan, error);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "benefit");
  rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, "care");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, _("Own service package"));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, package->owner);
  return rapport_transaction_insert (transaction, plan, error);
}

/* The next contact that the package asks for is there; what somebody edited stays. */
static gboolean
plan_one (RapportTransaction  *transaction,
          gint64               customer,
          GError             **error)
{
  RapportPackage package;
  int due;

  if (!rapport_package_load (rapport_transaction_get_connection (transaction), customer, &package, error))
    return FALSE;
  if (package.open != 0 && !package.open_is_automatic)
    return TRUE;
  due = find_due (transaction, &package);
  if (due != 0)
    return put (transaction, customer, &package, due, error);
  return package.open == 0 || rapport_transaction_delete (transaction, RAPPORT_TYPE_PLAN, package.open, error);
}

static gboolean
plan_packages (RapportTransaction  *transaction,
               GArray              *customers,
               GError             **error)
{
  const gboolean was_auto = rapport_transaction_is_auto (transaction);
  gboolean ok = TRUE;

  rapport_transaction_set_auto (transaction, TRUE);
  for (guint i = 0; ok && i < customers->len; i++)
    ok = plan_one (transaction, g_array_index (customers, gint64, i), error);
  rapport_transaction_set_auto (transaction, was_auto);
  return ok;
}

/* Only what became of a plan of the package lets the next one follow. */
static gboolean
mark_package (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *after,
              GHashTable          *customers,
              GError             **error)
{
  RapportEntity *plan = after != NULL ? after : before;

  return g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_ORIGIN), "benefit") != 0
         || rapport_consequence_mark_customer (transaction, before, after, customers, error);
}

const RapportConsequence rapport_benefit_consequences[] = {
  { &rapport_points_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_POINTS_POINTS),
    .prepare = check_balance },
  { &rapport_points_info, RAPPORT_ON_DELETE, NULL, .follow = keep_balance },
  { &rapport_customer_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_OWN_CONTACT),
    .prepare = note_own_contact },
  { &rapport_plan_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_DEPTH, RAPPORT_PLAN_CONTACT,
                       RAPPORT_PLAN_CONTENT, RAPPORT_PLAN_GOAL, RAPPORT_PLAN_PREPARATION, RAPPORT_PLAN_BOOKED,
                       RAPPORT_PLAN_PURPOSE),
    .prepare = note_by_hand },
  { &rapport_customer_info, RAPPORT_ON_INSERT, RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_PACKAGE_MONTHS),
    .mark = rapport_consequence_mark_customer, .settle = plan_packages },
  { &rapport_customer_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_PACKAGE_MONTHS, RAPPORT_CUSTOMER_BENEFIT_OWN_PACKAGE,
                       RAPPORT_CUSTOMER_BENEFIT_UNTIL, RAPPORT_CUSTOMER_ARCHIVED, RAPPORT_CUSTOMER_STAGE),
    .mark = rapport_consequence_mark_customer, .settle = plan_packages },
  { &rapport_plan_info, RAPPORT_ON_UPDATE | RAPPORT_ON_DELETE, RAPPORT_ON_FIELDS (RAPPORT_PLAN_STATE),
    .mark = mark_package, .settle = plan_packages },
  { NULL }
};
