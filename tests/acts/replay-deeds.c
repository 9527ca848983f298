/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-conflicts.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-decide.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-merge.h"
#include "rapport-product.h"
#include "rapport-table.h"
#include "rapport-ticket-acts.h"
#include "replay-world.h"

typedef struct
{
  World  *world;
  Laptop *laptop;
} Doing;

int
world_pick (World *world,
            int    n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static const char *
pick_text (World *world)
{
  static const char * const texts[] = { "甲", "乙", "丙 \"x\" '", "丁\n戊", "A", "B", "C" };

  return texts[world_pick (world, G_N_ELEMENTS (texts))];
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
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, numbers[world_pick (doing->world, 4)]);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, world_pick (doing->world, 2) ? "A" : NULL);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, pick_row (doing->world, doing->laptop, "member"));
  g_ptr_array_add (contacts, g_object_new (RAPPORT_TYPE_CONTACT, "name", pick_text (doing->world), NULL));
  run (doing->laptop, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts,
                                                world_pick (doing->world, 2) ? tags : NULL));
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
  rapport_entity_set_text (values, field, world_pick (doing->world, 5) ? pick_text (doing->world) : NULL);
  run (doing->laptop, rapport_edit_new (values, &field, 1));
}

static void
edit_customer (Doing *doing)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_NAME, RAPPORT_CUSTOMER_NOTES, RAPPORT_CUSTOMER_INDUSTRY,
                                  RAPPORT_CUSTOMER_ADDRESS, RAPPORT_CUSTOMER_NUMBER };

  edit_text (doing, RAPPORT_TYPE_CUSTOMER, fields[world_pick (doing->world, G_N_ELEMENTS (fields))]);
}

/* A line of the notes is put in, changed or taken out. */
static void
edit_lines (Doing *doing)
{
  const guint field = RAPPORT_CUSTOMER_NOTES;
  const gint64 id = pick_row (doing->world, doing->laptop, "customer");
  g_autoptr(RapportEntity) customer =
    id != 0 ? rapport_book_get (doing->laptop->book, RAPPORT_TYPE_CUSTOMER, id, NULL) : NULL;
  g_autoptr(RapportEntity) values = customer != NULL ? rapport_entity_copy (customer) : NULL;
  const char *notes = customer != NULL ? rapport_entity_get_text (customer, field) : NULL;
  g_auto(GStrv) lines = g_strsplit (notes != NULL ? notes : "", "\n", -1);
  g_autoptr(GString) text = g_string_new (NULL);
  const guint at = world_pick (doing->world, g_strv_length (lines) + 1);
  const int what = world_pick (doing->world, 3);

  if (customer == NULL)
    return;
  for (guint i = 0; i <= g_strv_length (lines); i++)
    {
      if (i == at && what < 2)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", pick_text (doing->world));
      if (lines[i] != NULL && (i != at || what == 0))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
    }
  rapport_entity_set_text (values, field, text->str);
  run (doing->laptop, rapport_edit_new (values, &field, 1));
}

static void
edit_choice (Doing *doing)
{
  static const char * const grades[] = { "A", "B", "C", NULL };
  static const char * const stages[] = { "potential", "first-contact", "won", NULL };
  const gboolean is_grade = world_pick (doing->world, 2);
  const guint field = is_grade ? RAPPORT_CUSTOMER_GRADE : RAPPORT_CUSTOMER_STAGE;
  const gint64 id = pick_row (doing->world, doing->laptop, "customer");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, (is_grade ? grades : stages)[world_pick (doing->world, 4)]);
  if (id != 0)
    run (doing->laptop, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
edit_reference (Doing *doing)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_OWNER, RAPPORT_CUSTOMER_REFERRED_BY };
  const guint field = fields[world_pick (doing->world, 2)];
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
    run (doing->laptop, rapport_set_tags_new (customer, tags + world_pick (doing->world, 4)));
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

  delete_one (doing, types[world_pick (doing->world, G_N_ELEMENTS (types))]);
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
  edit_text (doing, RAPPORT_TYPE_CONTACT, world_pick (doing->world, 2) ? RAPPORT_CONTACT_NAME : RAPPORT_CONTACT_PHONE);
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
  RapportMoment started = rapport_moment_from_day (20261101 + world_pick (doing->world, 20));
  RapportMoment next = rapport_moment_from_day (20261201 + world_pick (doing->world, 20));
  RapportFollowUp follow_up = { 0 };

  if (customer == 0)
    return;
  follow_up.record = g_object_new (RAPPORT_TYPE_RECORD, "customer", customer, "started", &started, "method", "phone",
                                   "owner", pick_row (doing->world, doing->laptop, "member"),
                                   "contact", pick_row (doing->world, doing->laptop, "contact"),
                                   "summary", pick_text (doing->world), "next", &next, NULL);
  follow_up.answered_plan = world_pick (doing->world, 2) ? pick_row (doing->world, doing->laptop, "plan") : 0;
  run (doing->laptop, rapport_log_follow_up_new (&follow_up));
  g_object_unref (follow_up.record);
}

static void
edit_plan (Doing *doing)
{
  const guint field = RAPPORT_PLAN_DUE;
  const gint64 id = pick_row (doing->world, doing->laptop, "plan");
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (20261201 + world_pick (doing->world, 20));

  if (world_pick (doing->world, 2))
    {
      due.has_time = TRUE;
      due.at = 1796100000 + world_pick (doing->world, 100);
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
                                                       kinds[world_pick (doing->world, G_N_ELEMENTS (kinds))], NULL)));
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
  rapport_entity_set_text (values, field, world_pick (doing->world, 2) ? "solved" : "escalated");
  if (world_pick (doing->world, 2))
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
  const int which = world_pick (doing->world, 2);
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_text (values, RAPPORT_TICKET_STATUS, statuses[world_pick (doing->world, 4)]);
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

  run (doing->laptop, rapport_set_setting_new ("alert-minute", values[world_pick (doing->world, 3)]));
}

/* Two customers become one. */
static void
merge (Doing *doing)
{
  const gint64 from = pick_row (doing->world, doing->laptop, "customer");
  const gint64 into = pick_row (doing->world, doing->laptop, "customer");
  const guint taken[] = { RAPPORT_CUSTOMER_GRADE, RAPPORT_CUSTOMER_NOTES };

  if (from != into)
    run (doing->laptop, rapport_merge_new (from, into, taken, world_pick (doing->world, 3)));
}

/* Something that was overwritten unseen is left so, or taken. */
static void
decide (Doing *doing)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GPtrArray) conflicts =
    rapport_conflicts_load (rapport_book_get_connection (doing->laptop->book), NULL, 0, zone, &error);
  const RapportConflict *conflict;

  g_assert_no_error (error);
  if (conflicts->len == 0)
    return;
  conflict = g_ptr_array_index (conflicts, world_pick (doing->world, conflicts->len));
  if (conflict->is_text && world_pick (doing->world, 2))
    {
      run (doing->laptop,
           rapport_take_both_new (conflict->thing, conflict->row, conflict->column, conflict->change));
      return;
    }
  run (doing->laptop,
       world_pick (doing->world, 2)
         ? rapport_keep_value_new (conflict->thing, conflict->row, conflict->column)
         : rapport_take_value_new (conflict->thing, conflict->row, conflict->column, conflict->change));
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
  { 4, decide }, { 4, merge }, { 6, edit_lines },
};

/* What a book does once it took over acts of others */
void
world_merge_texts (World  *world,
                   Laptop *laptop)
{
  run (laptop, rapport_merge_texts_new ());
}

void
world_do_something (World  *world,
                    Laptop *laptop)
{
  Doing doing = { world, laptop };
  int sum = 0, at;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    sum += deeds[i].weight;
  at = world_pick (world, sum);
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
