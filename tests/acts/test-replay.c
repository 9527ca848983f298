/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-check.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-edit.h"
#include "rapport-log-apply.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-numbers.h"
#include "rapport-product.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-ticket-acts.h"

/* Books of which each does acts of its own, and takes those of the others over by uid alone, in any order.
 * In the end all show the same. RAPPORT_SEEDS=FROM-TO tries others than the few of a daily run. */
#define FIRST_SEED 1
#define LAST_SEED 6
#define MOST_BOOKS 3
#define N_STEPS 90

/* how far the clock of a book is off at most */
#define MOST_SKEW_USEC (400 * G_TIME_SPAN_DAY)

/* @taken: by the act's place in the pool; @loaded: the last own act that is in it */
typedef struct
{
  char              *folder;
  RapportBook       *book;
  RapportConnection *writer;
  GHashTable        *taken;
  gint64             loaded;
  gint64             skew;
} Laptop;

typedef struct
{
  GRand     *rand;
  Laptop     laptops[MOST_BOOKS];
  int        n_laptops;
  GPtrArray *pool;
} World;

typedef struct
{
  World  *world;
  Laptop *laptop;
} Doing;

static int
pick (World *world,
      int    n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static const char *
pick_text (World *world)
{
  static const char * const texts[] = { "甲", "乙", "丙 \"x\" '", "丁\n戊", "A", "B", "C" };

  return texts[pick (world, G_N_ELEMENTS (texts))];
}

/* a thing of the kind that is there, 0 for none */
static gint64
pick_row (World      *world,
          Laptop     *laptop,
          const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY uid LIMIT 1 OFFSET"
                                          " (SELECT %u %% max (count (*), 1) FROM %s)", kind,
                                          g_rand_int (world->rand) & G_MAXINT16, kind);

  return scratch_query (laptop->book, sql);
}

static void
run (Laptop     *laptop,
     RapportAct *act)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (act, laptop->book, &error);

  /* what does not fit how things stand is refused, which is no matter here */
  if (receipt == NULL && g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED))
    g_error ("%s", error->message);
}

static void
add_customer (Doing *doing)
{
  static const char * const tags[] = { "高意向", "重点", NULL };
  static const char * const numbers[] = { "001", "002", "003", NULL };
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, pick_text (doing->world));
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, numbers[pick (doing->world, 4)]);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, pick (doing->world, 2) ? "A" : NULL);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, pick_row (doing->world, doing->laptop, "member"));
  g_ptr_array_add (contacts, g_object_new (RAPPORT_TYPE_CONTACT, "name", pick_text (doing->world), NULL));
  run (doing->laptop, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts,
                                                pick (doing->world, 2) ? tags : NULL));
}

static void
edit_text (Doing *doing,
           GType  type,
           guint  field)
{
  const char *kind = rapport_table_info (type)->name;
  const gint64 id = pick_row (doing->world, doing->laptop, kind);
  g_autoptr(RapportEntity) values = NULL;

  if (id == 0)
    return;
  values = rapport_book_get (doing->laptop->book, type, id, NULL);
  if (values == NULL)
    return;
  values = rapport_entity_copy (values);
  rapport_entity_set_text (values, field, pick (doing->world, 5) ? pick_text (doing->world) : NULL);
  run (doing->laptop, rapport_edit_new (values, &field, 1));
}

static void
edit_customer (Doing *doing)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_NAME, RAPPORT_CUSTOMER_NOTES, RAPPORT_CUSTOMER_INDUSTRY,
                                  RAPPORT_CUSTOMER_ADDRESS, RAPPORT_CUSTOMER_NUMBER };

  edit_text (doing, RAPPORT_TYPE_CUSTOMER, fields[pick (doing->world, G_N_ELEMENTS (fields))]);
}

static void
edit_choice (Doing *doing)
{
  static const char * const grades[] = { "A", "B", "C", NULL };
  static const char * const stages[] = { "potential", "first-contact", "won", NULL };
  const gboolean is_grade = pick (doing->world, 2);
  const guint field = is_grade ? RAPPORT_CUSTOMER_GRADE : RAPPORT_CUSTOMER_STAGE;
  const gint64 id = pick_row (doing->world, doing->laptop, "customer");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, (is_grade ? grades : stages)[pick (doing->world, 4)]);
  if (id != 0)
    run (doing->laptop, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
edit_reference (Doing *doing)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_OWNER, RAPPORT_CUSTOMER_REFERRED_BY };
  const guint field = fields[pick (doing->world, 2)];
  const gint64 id = pick_row (doing->world, doing->laptop, "customer");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_integer (values, field,
                              pick_row (doing->world, doing->laptop,
                                        field == RAPPORT_CUSTOMER_OWNER ? "member" : "customer"));
  if (id != 0)
    run (doing->laptop, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
set_tags (Doing *doing)
{
  static const char * const tags[] = { "高意向", "重点", "续约预警", NULL };
  const gint64 customer = pick_row (doing->world, doing->laptop, "customer");

  if (customer != 0)
    run (doing->laptop, rapport_set_tags_new (customer, tags + pick (doing->world, 4)));
}

static void
delete_one (Doing      *doing,
            GType       type)
{
  const gint64 id = pick_row (doing->world, doing->laptop, rapport_table_info (type)->name);

  if (id != 0)
    run (doing->laptop, rapport_delete_new (type, &id, 1));
}

static void
delete_customer (Doing *doing)
{
  delete_one (doing, RAPPORT_TYPE_CUSTOMER);
}

static void
delete_part (Doing *doing)
{
  const GType types[] = { RAPPORT_TYPE_CONTACT, RAPPORT_TYPE_RECORD, RAPPORT_TYPE_TICKET, RAPPORT_TYPE_PRODUCT,
                          RAPPORT_TYPE_PLAN, RAPPORT_TYPE_MEMBER };

  delete_one (doing, types[pick (doing->world, G_N_ELEMENTS (types))]);
}

static void
add_contact (Doing *doing)
{
  const gint64 customer = pick_row (doing->world, doing->laptop, "customer");

  if (customer != 0)
    run (doing->laptop, rapport_add_new (g_object_new (RAPPORT_TYPE_CONTACT, "name", pick_text (doing->world),
                                                       "customer", customer, NULL)));
}

static void
edit_contact (Doing *doing)
{
  edit_text (doing, RAPPORT_TYPE_CONTACT, pick (doing->world, 2) ? RAPPORT_CONTACT_NAME : RAPPORT_CONTACT_PHONE);
}

/* A contact goes to another customer. */
static void
move_contact (Doing *doing)
{
  const guint field = RAPPORT_CONTACT_CUSTOMER;
  const gint64 id = pick_row (doing->world, doing->laptop, "contact");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_entity_set_integer (values, field, pick_row (doing->world, doing->laptop, "customer"));
  if (id != 0)
    run (doing->laptop, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
log_follow_up (Doing *doing)
{
  const gint64 customer = pick_row (doing->world, doing->laptop, "customer");
  RapportMoment started = rapport_moment_from_day (20261101 + pick (doing->world, 20));
  RapportMoment next = rapport_moment_from_day (20261201 + pick (doing->world, 20));
  RapportFollowUp follow_up = { 0 };

  if (customer == 0)
    return;
  follow_up.record = g_object_new (RAPPORT_TYPE_RECORD, "customer", customer, "started", &started, "method", "phone",
                                   "owner", pick_row (doing->world, doing->laptop, "member"),
                                   "contact", pick_row (doing->world, doing->laptop, "contact"),
                                   "summary", pick_text (doing->world), "next", &next, NULL);
  follow_up.answered_plan = pick (doing->world, 2) ? pick_row (doing->world, doing->laptop, "plan") : 0;
  run (doing->laptop, rapport_log_follow_up_new (&follow_up));
  g_object_unref (follow_up.record);
}

static void
edit_plan (Doing *doing)
{
  const guint field = RAPPORT_PLAN_DUE;
  const gint64 id = pick_row (doing->world, doing->laptop, "plan");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (20261201 + pick (doing->world, 20));

  if (pick (doing->world, 2))
    {
      due.has_time = TRUE;
      due.at = 1796100000 + pick (doing->world, 100);
    }
  rapport_entity_set_moment (values, field, &due);
  if (id != 0)
    run (doing->laptop, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
open_ticket (Doing *doing)
{
  const gint64 customer = pick_row (doing->world, doing->laptop, "customer");

  if (customer != 0)
    run (doing->laptop, rapport_open_ticket_new (g_object_new (RAPPORT_TYPE_TICKET, "customer", customer, "description",
                                                               pick_text (doing->world), "category", "after-sales",
                                                               "channel", "phone", NULL)));
}

static void
note_event (Doing *doing)
{
  static const char * const kinds[] = { "acknowledged", "responded", "waiting", "resumed", "solved", "accepted",
                                        "reopened", "closed", "escalated", "comment" };
  const gint64 ticket = pick_row (doing->world, doing->laptop, "ticket");

  if (ticket != 0)
    run (doing->laptop,
         rapport_note_event_new (ticket, g_object_new (RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "kind",
                                                       kinds[pick (doing->world, G_N_ELEMENTS (kinds))], NULL)));
}

/* A noted event is taken out or corrected. */
static void
correct_event (Doing *doing)
{
  const guint field = RAPPORT_TICKET_EVENT_KIND;
  const gint64 id = pick_row (doing->world, doing->laptop, "ticket_event");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_ticket_event_new ());

  if (id == 0)
    return;
  rapport_entity_set_text (values, field, pick (doing->world, 2) ? "solved" : "escalated");
  if (pick (doing->world, 2))
    run (doing->laptop, rapport_delete_new (RAPPORT_TYPE_TICKET_EVENT, &id, 1));
  else
    run (doing->laptop, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
edit_ticket (Doing *doing)
{
  static const char * const statuses[] = { "in-progress", "waiting", "solved", "closed" };
  const guint fields[] = { RAPPORT_TICKET_STATUS, RAPPORT_TICKET_PRODUCT };
  const gint64 id = pick_row (doing->world, doing->laptop, "ticket");
  const int which = pick (doing->world, 2);
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_text (values, RAPPORT_TICKET_STATUS, statuses[pick (doing->world, 4)]);
  rapport_entity_set_integer (values, RAPPORT_TICKET_PRODUCT, pick_row (doing->world, doing->laptop, "product"));
  if (id != 0)
    run (doing->laptop, rapport_edit_many_new (values, &fields[which], 1, &id, 1));
}

static void
add_product (Doing *doing)
{
  run (doing->laptop, rapport_add_new (g_object_new (RAPPORT_TYPE_PRODUCT, "name", pick_text (doing->world), NULL)));
}

static void
add_contract (Doing *doing)
{
  const gint64 customer = pick_row (doing->world, doing->laptop, "customer");
  const gint64 product = pick_row (doing->world, doing->laptop, "product");
  gint64 contract;

  if (customer == 0)
    return;
  run (doing->laptop, rapport_add_new (g_object_new (RAPPORT_TYPE_CONTRACT, "customer", customer, "name",
                                                     pick_text (doing->world), "date", 20261101, NULL)));
  contract = pick_row (doing->world, doing->laptop, "contract");
  if (product != 0 && contract != 0)
    run (doing->laptop, rapport_add_new (g_object_new (RAPPORT_TYPE_CONTRACT_LINE, "contract", contract,
                                                       "product", product, NULL)));
}

static void
add_member (Doing *doing)
{
  run (doing->laptop, rapport_add_new (g_object_new (RAPPORT_TYPE_MEMBER, "name", pick_text (doing->world), NULL)));
}

static void
set_setting (Doing *doing)
{
  static const char * const values[] = { "540", "600", "660" };

  run (doing->laptop, rapport_set_setting_new ("alert-minute", values[pick (doing->world, 3)]));
}

static void
undo (Doing *doing)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (doing->laptop->book);

  if (name != NULL)
    run (doing->laptop, rapport_undo_new (name->id));
}

static void
redo (Doing *doing)
{
  g_autoptr(RapportActionName) name = rapport_book_find_redo (doing->laptop->book);

  if (name != NULL)
    run (doing->laptop, rapport_redo_new (name->id));
}

static gboolean
edit_notes (RapportTransaction  *transaction,
            gpointer             data,
            GError             **error)
{
  Doing *doing = data;
  const gint64 id = pick_row (doing->world, doing->laptop, "customer");
  g_autoptr(RapportEntity) customer = NULL;

  if (id == 0)
    return TRUE;
  customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, id, error);
  if (customer == NULL)
    return FALSE;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NOTES, pick_text (doing->world));
  return rapport_transaction_update (transaction, customer, error);
}

/* The clock of the machine is off, even by years. */
static void
edit_skewed (Doing *doing)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  RapportActor actor;

  rapport_book_get_actor (doing->laptop->book, &actor);
  actor.now = g_get_real_time () + doing->laptop->skew;
  receipt = rapport_transaction_run (doing->laptop->writer, &actor, "edit-customer", edit_notes, doing, &error);
  g_assert_no_error (error);
  rapport_book_poll (doing->laptop->book);
}

static const struct
{
  int    weight;
  void (*act) (Doing *doing);
} deeds[] = {
  { 4, add_customer }, { 8, edit_customer }, { 5, edit_choice }, { 4, edit_reference }, { 4, set_tags },
  { 3, delete_customer }, { 4, delete_part }, { 4, add_contact }, { 4, edit_contact }, { 2, move_contact },
  { 4, log_follow_up }, { 2, edit_plan }, { 3, open_ticket }, { 6, note_event }, { 3, edit_ticket },
  { 3, correct_event }, { 2, add_product },
  { 2, add_contract }, { 2, add_member }, { 1, set_setting }, { 7, undo }, { 4, redo }, { 3, edit_skewed },
};

static void
do_something (World  *world,
              Laptop *laptop)
{
  Doing doing = { world, laptop };
  int sum = 0, at;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    sum += deeds[i].weight;
  at = pick (world, sum);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      at -= deeds[i].weight;
      if (at < 0)
        {
          deeds[i].act (&doing);
          return;
        }
    }
}

/* What was done here goes into the pool, from which all may take it. */
static void
give (World  *world,
      Laptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (laptop->writer, "SELECT id FROM action WHERE id > ?1 AND changeset IS NOT NULL", &error);
  gboolean has_row;

  rapport_statement_bind_integer (row, 1, laptop->loaded);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      RapportLogAct *act;

      laptop->loaded = rapport_statement_get_integer (row, 0);
      act = rapport_log_act_load (laptop->writer, laptop->loaded, &error);
      g_assert_no_error (error);
      g_hash_table_add (laptop->taken, GUINT_TO_POINTER (world->pool->len));
      g_ptr_array_add (world->pool, act);
    }
  g_assert_no_error (error);
}

static void
shuffle (World     *world,
         GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      const guint j = g_rand_int_range (world->rand, 0, i);
      gpointer other = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = other;
    }
}

/* @percent: how many of the acts that are not here yet, and of those that are; what is here is dropped */
static void
take (World  *world,
      Laptop *laptop,
      int     percent)
{
  g_autoptr(GPtrArray) acts = g_ptr_array_new ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < world->pool->len; i++)
    {
      const gboolean is_here = g_hash_table_contains (laptop->taken, GUINT_TO_POINTER (i));

      if (pick (world, 100) >= (is_here ? 10 : percent))
        continue;
      g_hash_table_add (laptop->taken, GUINT_TO_POINTER (i));
      g_ptr_array_add (acts, g_ptr_array_index (world->pool, i));
    }
  shuffle (world, acts);
  rapport_connection_execute (laptop->writer, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  rapport_log_apply (laptop->writer, acts, g_get_real_time () / G_USEC_PER_SEC, zone, &error);
  g_assert_no_error (error);
  rapport_connection_execute (laptop->writer, "COMMIT", &error);
  g_assert_no_error (error);
  rapport_book_poll (laptop->book);
}

static void
append_rows (GString    *text,
             Laptop     *laptop,
             const char *name,
             const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (laptop->writer, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, &error) && has_row)
    {
      g_string_append (text, name);
      for (guint i = 0; i < rapport_statement_get_n_columns (row); i++)
        {
          const char *value = rapport_statement_get_text (row, i);
          g_autofree char *escaped = value != NULL ? g_strescape (value, NULL) : g_strdup ("-");

          g_string_append_printf (text, " %s=%s", rapport_statement_get_name (row, i), escaped);
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

/* The columns of a kind with references as uids */
static char *
dup_kind_sql (const RapportEntityInfo *info)
{
  GString *sql = g_string_new ("SELECT hex(uid) AS uid");

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *column = rapport_field_dup_column (&info->fields[i]);

      if (info->fields[i].kind == RAPPORT_FIELD_MOMENT)
        g_string_append_printf (sql, ", %s_day, %s_at", column, column);
      else if (info->fields[i].kind == RAPPORT_FIELD_REFERENCE)
        g_string_append_printf (sql, ", (SELECT hex(t.uid) FROM %s t WHERE t.id = s.%s) AS %s", info->fields[i].target,
                                column, column);
      else
        g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM %s s ORDER BY uid", info->name);
  return g_string_free (sql, FALSE);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Of numbers given twice apart all books flag the same ones. */
static void
append_doubles (GString *text,
                Laptop  *laptop,
                GType    type)
{
  const char *kind = rapport_table_info (type)->name;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) doubles = rapport_numbers_load_doubles (laptop->writer, type, &error);
  g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < doubles->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT hex(uid) FROM %s WHERE id = %" G_GINT64_FORMAT, kind,
                                              g_array_index (doubles, RapportNumberDouble, i).row);

      g_ptr_array_add (uids, scratch_read_text (laptop->book, sql));
    }
  g_ptr_array_sort (uids, compare_texts);
  for (guint i = 0; i < uids->len; i++)
    g_string_append_printf (text, "%s gives way: %s\n", kind, (const char *) g_ptr_array_index (uids, i));
}

static char *
dup_contents (Laptop *laptop)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autofree char *sql = dup_kind_sql (infos[i]);

      append_rows (text, laptop, infos[i]->name, sql);
    }
  append_rows (text, laptop, "life", "SELECT hex(uid) AS uid, thing, clock, hex(act) AS act, touches FROM life"
               " WHERE touches > 0 ORDER BY uid");
  append_rows (text, laptop, "grave", "SELECT hex(act) AS act, hex(root) AS root, hex(uid) AS uid, seen, clock"
               " FROM grave ORDER BY 1, 2, 3");
  append_rows (text, laptop, "conflict", "SELECT hex(f.uid) AS uid, f.field, hex(a.uid) AS act FROM conflict f"
               " JOIN change c ON c.id = f.change JOIN action a ON a.id = c.action ORDER BY 1, 2, 3");
  append_rows (text, laptop, "action", "SELECT hex(a.uid) AS uid, a.clock, a.kind, (SELECT hex(u.uid) FROM action u"
               " WHERE u.id = a.undone_by) AS undone_by FROM action a ORDER BY 1");
  append_doubles (text, laptop, RAPPORT_TYPE_CUSTOMER);
  append_doubles (text, laptop, RAPPORT_TYPE_TICKET);
  return g_string_free (text, FALSE);
}

static void
assert_same (World *world,
             Laptop *laptop,
             const char *first)
{
  g_autofree char *other = dup_contents (laptop);
  g_auto(GStrv) lines = g_strsplit (first, "\n", -1);
  g_auto(GStrv) other_lines = g_strsplit (other, "\n", -1);

  if (strcmp (first, other) == 0)
    return;
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) other_lines, lines[i]))
      g_test_message ("only in the first: %s", lines[i]);
  for (guint i = 0; other_lines[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) lines, other_lines[i]))
      g_test_message ("only in another: %s", other_lines[i]);
  g_test_fail ();
}

static void
assert_whole (Laptop *laptop)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (laptop->book, TRUE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *finding = g_ptr_array_index (findings, i);

      /* numbers given twice apart are to be flagged */
      if (strstr (finding, "number") != NULL)
        continue;
      g_test_message ("%s", finding);
      g_test_fail ();
    }
}

static void
begin (World   *world,
       guint32  seed)
{
  world->rand = g_rand_new_with_seed (seed);
  world->n_laptops = 2 + pick (world, MOST_BOOKS - 1);
  world->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_log_act_free);
  for (int i = 0; i < world->n_laptops; i++)
    {
      Laptop *laptop = &world->laptops[i];

      laptop->folder = scratch_folder_new ();
      laptop->book = scratch_book_open (laptop->folder);
      laptop->writer = rapport_connection_open (rapport_book_get_path (laptop->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
      laptop->taken = g_hash_table_new (NULL, NULL);
      laptop->skew = (g_rand_double (world->rand) - 0.5) * MOST_SKEW_USEC;
    }
}

static void
end (World *world)
{
  for (int i = 0; i < world->n_laptops; i++)
    {
      Laptop *laptop = &world->laptops[i];

      g_clear_object (&laptop->writer);
      g_clear_object (&laptop->book);
      scratch_folder_remove (laptop->folder);
      g_hash_table_unref (laptop->taken);
    }
  g_ptr_array_unref (world->pool);
  g_rand_free (world->rand);
}

static void
test_replay (gconstpointer data)
{
  World world = { 0 };
  g_autofree char *first = NULL;

  begin (&world, GPOINTER_TO_UINT (data));
  for (int i = 0; i < N_STEPS; i++)
    {
      Laptop *laptop = &world.laptops[pick (&world, world.n_laptops)];

      do_something (&world, laptop);
      give (&world, laptop);
      if (pick (&world, 8) == 0)
        take (&world, &world.laptops[pick (&world, world.n_laptops)], 60);
    }
  for (int i = 0; i < world.n_laptops; i++)
    take (&world, &world.laptops[i], 100);
  first = dup_contents (&world.laptops[0]);
  for (int i = 1; i < world.n_laptops; i++)
    assert_same (&world, &world.laptops[i], first);
  for (int i = 0; i < world.n_laptops; i++)
    assert_whole (&world.laptops[i]);
  end (&world);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = g_getenv ("RAPPORT_SEEDS");
  guint first = FIRST_SEED, last = LAST_SEED;

  g_test_init (&argc, &argv, NULL);
  if (wanted != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (wanted, "-", 2);

      first = atoi (parts[0]);
      last = parts[1] != NULL ? atoi (parts[1]) : (int) first;
    }
  for (guint seed = first; seed <= last; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/acts/replay/seed-%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_replay);
    }
  return g_test_run ();
}
