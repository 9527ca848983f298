/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-derived-table.h"

/* so many of the newest follow-ups are looked at for an answer */
#define NEWEST "50"

/* which facts may differ; the bits are none of those that the search for customers and their list have */
enum
{
  PART_PLANS        = 1 << 13,
  PART_TICKETS      = 1 << 14,
  PART_ANSWERS      = 1 << 15,
  PART_SATISFACTION = 1 << 16,
  PART_FILE         = 1 << 17,
  PARTS_ALL         = PART_PLANS | PART_TICKETS | PART_ANSWERS | PART_SATISFACTION | PART_FILE,
  /* no fact: there are more or fewer records, which tells something of the answers only where they are very many */
  PART_RECORDS      = 1 << 18,
};

#define N_PARTS 5
#define FIRST_PART_BIT 13

/**
 * Fact: a column of customer_facts
 * @part: to which it belongs
 * @sql: tells it of the customer o
 * @alone: (nullable): tells the same where there is no record, plan, ticket or contract of o; NULL where nothing does
 */
typedef struct
{
  const char *column;
  guint       part;
  const char *sql;
  const char *alone;
} Fact;

#define LACKS(bit, what) " + " #bit " * (NOT EXISTS (SELECT 1 FROM " what "))"
#define CONTACT_WITH(what) "contact p WHERE p.customer = o.id AND p.left_on IS NULL AND " what
#define CONTRACT_WITH(what) "contract k WHERE k.customer = o.id AND " what

/* What a file lacks after the first deal, as a RapportFileGap (RG-8) */
#define GAPS \
  "CASE WHEN EXISTS (SELECT 1 FROM contract k WHERE k.customer = o.id) THEN 0" \
  LACKS (1, CONTACT_WITH ("p.name IS NOT NULL")) \
  LACKS (2, CONTACT_WITH ("p.position IS NOT NULL")) \
  " + 4 * (o.name IS NULL)" \
  LACKS (8, CONTACT_WITH ("coalesce(p.phone, p.mobile) IS NOT NULL")) \
  LACKS (16, CONTACT_WITH ("p.email IS NOT NULL")) \
  " + 32 * (o.address IS NULL)" \
  LACKS (64, "contract k JOIN contract_line l ON l.contract = k.id WHERE k.customer = o.id") \
  LACKS (128, CONTRACT_WITH ("k.amount IS NOT NULL")) \
  LACKS (256, CONTRACT_WITH ("k.begins IS NOT NULL AND k.ends IS NOT NULL")) \
  LACKS (512, CONTACT_WITH ("p.decision_maker")) \
  " + 1024 * (o.first_contact_day IS NULL) ELSE 0 END"

/* As the list shows it where nothing is typed: of the contracts and orders of the last 12 months (FR-1) */
#define OF_LAST_YEAR "contract k WHERE k.customer = o.id AND k.date > :today - 10000"

/* When the last and the next contact is, with the record or plan, stands in customer_row. Unanswered are those before
 * the newest answer: a letter each, the newest first, tells of them in one look at the records. */
static const Fact facts[] = {
  { "open_plans", PART_PLANS, "(SELECT count(*) FROM plan WHERE customer = o.id AND state = 'planned')", "0" },
  { "open_tickets", PART_TICKETS,
    "(SELECT count(*) FROM ticket t JOIN ticket_row r ON r.id = t.id WHERE t.customer = o.id AND r.open)", "0" },
  { "missed_clocks", PART_TICKETS,
    "(SELECT count(*) FROM ticket t JOIN clock k ON k.ticket = t.id WHERE t.customer = o.id AND k.state = 'missed')",
    "0" },
  { "next_clock", PART_TICKETS,
    "(SELECT min(r.next_due) FROM ticket t JOIN ticket_row r ON r.id = t.id WHERE t.customer = o.id AND r.open)" },
  { "satisfaction", PART_SATISFACTION,
    "(SELECT satisfaction FROM record WHERE customer = o.id AND satisfaction IS NOT NULL"
    " ORDER BY started_day DESC, started_at DESC, id DESC LIMIT 1)" },
  { "unanswered", PART_ANSWERS,
    "ifnull((SELECT length(told) - length(replace(told, 'n', '')) FROM"
    " (SELECT substr(answers, 1, instr(answers || 'y', 'y') - 1) AS told FROM (SELECT group_concat("
    "   CASE responded WHEN 'yes' THEN 'y' WHEN 'no' THEN 'n' ELSE '.' END, '') AS answers"
    "  FROM (SELECT responded FROM record WHERE customer = o.id"
    "   ORDER BY started_day DESC, started_at DESC, id DESC LIMIT " NEWEST ")))), 0)", "0" },
  { "last_order", PART_FILE,
    "coalesce(o.last_order_date, (SELECT max(date) FROM contract WHERE customer = o.id))", "o.last_order_date" },
  { "first_contract", PART_FILE, "(SELECT min(date) FROM contract WHERE customer = o.id)" },
  { "renewal", PART_FILE,
    "coalesce(o.renewal_date, (SELECT min(ends) FROM contract c WHERE c.customer = o.id"
    " AND c.terminated_on IS NULL AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.renews = c.id)))",
    "o.renewal_date" },
  { "missing", PART_FILE, GAPS, "0" },
  { "amount", PART_FILE, "(SELECT sum(amount) FROM " OF_LAST_YEAR " AND k.date <= :today)" },
  { "amount_turns", PART_FILE, "(SELECT min(date + 10000 * (date <= :today)) FROM " OF_LAST_YEAR ")" },
};

#define MANY "o.id > :from AND o.id <= :to"

/* whose facts are told by more than themselves */
#define ACCOMPANIED \
  "(SELECT customer FROM record WHERE customer > :from AND customer <= :to" \
  " UNION SELECT customer FROM plan WHERE customer > :from AND customer <= :to" \
  " UNION SELECT customer FROM ticket WHERE customer > :from AND customer <= :to" \
  " UNION SELECT customer FROM contract WHERE customer > :from AND customer <= :to)"

/* Only what differs is written.
 * @parts: of which there are the facts; the others stay */
static char *
make_store_sql (const char *which,
                gboolean    alone,
                guint       parts)
{
  g_autoptr(GString) columns = g_string_new ("id");
  g_autoptr(GString) values = g_string_new ("o.id");
  g_autoptr(GString) updates = g_string_new (NULL);
  g_autoptr(GString) differ = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const char *column = facts[i].column;
      const gboolean is_first = updates->len == 0;

      if ((facts[i].part & parts) == 0)
        continue;
      g_string_append_printf (columns, ", %s", column);
      g_string_append_printf (values, ", %s", !alone ? facts[i].sql : facts[i].alone != NULL ? facts[i].alone : "NULL");
      g_string_append_printf (updates, "%s%s = excluded.%s", is_first ? "" : ", ", column, column);
      g_string_append_printf (differ, "%s%s IS NOT excluded.%s", is_first ? "" : " OR ", column, column);
    }
  return g_strdup_printf ("INSERT INTO customer_facts (%s) SELECT %s FROM customer o WHERE %s"
                          " ON CONFLICT (id) DO UPDATE SET %s WHERE %s",
                          columns->str, values->str, which, updates->str, differ->str);
}

static const char *
get_store_sql (gsize      *kept,
               const char *which,
               gboolean    alone,
               guint       parts)
{
  if (g_once_init_enter (kept))
    g_once_init_leave (kept, GPOINTER_TO_SIZE (make_store_sql (which, alone, parts)));
  return GSIZE_TO_POINTER (*kept);
}

static RapportStatement *
prepare_store (const RapportDerivedRun  *run,
               const char               *sql,
               GError                  **error)
{
  RapportStatement *store = rapport_connection_prepare (run->connection, sql, error);
  const int today = store != NULL ? rapport_statement_find_parameter (store, "today") : 0;

  if (today > 0)
    rapport_statement_bind_integer (store, today, rapport_day_from_instant (run->now, run->zone));
  return store;
}

static gboolean
store_one (const RapportDerivedRun  *run,
           gint64                    customer,
           guint                     parts,
           GError                  **error)
{
  static gsize sql[1 << N_PARTS] = { 0 };
  const char *store_sql = get_store_sql (&sql[parts >> FIRST_PART_BIT], "o.id = :id", FALSE, parts);
  g_autoptr(RapportStatement) store = prepare_store (run, store_sql, error);

  if (store == NULL)
    return FALSE;
  rapport_statement_bind_integer (store, rapport_statement_find_parameter (store, "id"), customer);
  return rapport_statement_run (store, error);
}

static gboolean
store_many (const RapportDerivedRun  *run,
            const char               *sql,
            gint64                    from,
            gint64                    to,
            GError                  **error)
{
  g_autoptr(RapportStatement) store = prepare_store (run, sql, error);

  if (store == NULL)
    return FALSE;
  rapport_statement_bind_integer (store, rapport_statement_find_parameter (store, "from"), from);
  rapport_statement_bind_integer (store, rapport_statement_find_parameter (store, "to"), to);
  return rapport_statement_run (store, error);
}

/* Of customers that just came in, in great number, there is nothing else yet. */
static gboolean
fill (const RapportDerivedRun  *run,
      gint64                    from,
      gint64                    to,
      GError                  **error)
{
  static gsize kept_alone = 0, kept_accompanied = 0;
  const char *alone = get_store_sql (&kept_alone, MANY " AND o.id NOT IN " ACCOMPANIED, TRUE, PARTS_ALL);
  const char *accompanied = get_store_sql (&kept_accompanied, MANY " AND o.id IN " ACCOMPANIED, FALSE, PARTS_ALL);

  return store_many (run, alone, from, to, error) && store_many (run, accompanied, from, to, error);
}

/* One record more or less moves others to or from those that are looked at. */
static gboolean
look_at_records (const RapportDerivedRun  *run,
                 gint64                    customer,
                 guint                    *parts,
                 GError                  **error)
{
  g_autoptr(RapportStatement) oldest = NULL;
  gboolean has_row;

  if ((*parts & PART_RECORDS) == 0 || (*parts & PART_ANSWERS) != 0)
    return TRUE;
  oldest = rapport_connection_prepare (run->connection, "SELECT 1 FROM record WHERE customer = ?1"
                                       " LIMIT 1 OFFSET " NEWEST " - 1", error);
  if (oldest == NULL)
    return FALSE;
  rapport_statement_bind_integer (oldest, 1, customer);
  if (!rapport_statement_step (oldest, &has_row, error))
    return FALSE;
  *parts |= has_row ? PART_ANSWERS : 0;
  return TRUE;
}

static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    customer,
         GError                  **error)
{
  g_autoptr(RapportStatement) exists = NULL;
  guint parts = run->parts;
  gboolean has_row;

  if (run->is_new)
    return store_one (run, customer, PARTS_ALL, error);
  exists = rapport_connection_prepare (run->connection, "SELECT f.id IS NOT NULL FROM customer c"
                                       " LEFT JOIN customer_facts f ON f.id = c.id WHERE c.id = ?1", error);
  if (exists == NULL)
    return FALSE;
  rapport_statement_bind_integer (exists, 1, customer);
  if (!rapport_statement_step (exists, &has_row, error))
    return FALSE;
  if (!has_row)
    return rapport_connection_run (run->connection, "DELETE FROM customer_facts WHERE id = ?1", customer, error);
  if (rapport_statement_get_integer (exists, 0) == 0)
    return store_one (run, customer, PARTS_ALL, error);
  return look_at_records (run, customer, &parts, error) &&
         ((parts & PARTS_ALL) == 0 || store_one (run, customer, parts & PARTS_ALL, error));
}

static const char * const customer_columns[] = {
  "last_order_date", "renewal_date", "name", "address", "first_contact_day", NULL
};
static const char * const contact_columns[] = {
  "customer", "left_on", "name", "position", "phone", "mobile", "email", "decision_maker", NULL
};
static const char * const record_columns[] = {
  "customer", "started_day", "started_at", "satisfaction", "responded", NULL
};
static const char * const plan_columns[] = { "customer", "state", NULL };

static const char * const contract_columns[] = {
  "customer", "date", "begins", "ends", "amount", "terminated_on", "renews", NULL
};
static const char * const line_columns[] = { "contract", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = customer_columns },
  { .thing = "record", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = record_columns },
  { .thing = "plan", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = plan_columns },
  { .thing = "contract", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = contract_columns },
  { .thing = "contract_line", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = line_columns },
  { .thing = "contact", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = contact_columns },
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_CUSTOMER },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_CUSTOMER },
  { NULL }
};

static const struct
{
  const char *thing;
  guint       parts;
} told_of[] = {
  { "customer", PART_FILE },
  { "record", PART_RECORDS | PART_ANSWERS | PART_SATISFACTION },
  { "plan", PART_PLANS },
  { "contract", PART_FILE },
  { "contract_line", PART_FILE },
  { "contact", PART_FILE },
  { "ticket", PART_TICKETS },
  { "ticket_event", PART_TICKETS },
};

static guint
parts_of (const char *thing,
          const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (told_of); i++)
    if (strcmp (thing, told_of[i].thing) == 0)
      return told_of[i].parts;
  return 0;
}

/* What nobody answered or told is no answer and no satisfaction. */
static const struct
{
  const char *thing;
  const char *column;
  guint       parts;
} told_by[] = {
  { "record", "responded", PART_ANSWERS },
  { "record", "satisfaction", PART_SATISFACTION },
};

static guint
parts_without (const char *thing,
               const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (told_by); i++)
    if (strcmp (thing, told_by[i].thing) == 0 && strcmp (column, told_by[i].column) == 0)
      return told_by[i].parts;
  return 0;
}

/* A clock that ran when it was judged may have been missed since. */
const RapportDerivedTable rapport_customer_facts_table = {
  .name = "customer facts",
  .label = NC_("derived", "figures of customers"),
  .version = 5,
  .needs = RAPPORT_DERIVED_NEEDS_TZDATA,
  .thing = "customer",
  .clear = "DELETE FROM customer_facts",
  .rows = "customer_facts",
  .content = "SELECT open_plans || ' ' || open_tickets || ' ' || ifnull(next_clock, '') || ' ' || unanswered || ' '"
             " || ifnull(satisfaction, '') || ' ' || ifnull(last_order, '')"
             " || ' ' || ifnull(first_contract, '') || ' ' || ifnull(renewal, '') || ' ' || missing"
             " || ' ' || ifnull(amount, '') || ' ' || ifnull(amount_turns, '')"
             " FROM customer_facts WHERE id = ?1",
  .sources = sources,
  .passed = "SELECT id FROM customer_facts WHERE amount_turns <= ?1 ORDER BY amount_turns, id",
  .parts_of = parts_of,
  .parts_without = parts_without,
  .refresh = refresh,
  .last = "SELECT max(id) FROM customer_facts",
  .fill = fill,
};
