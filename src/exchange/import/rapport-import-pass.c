/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-action-log.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-days.h"
#include "rapport-import-members.h"
#include "rapport-import-merge.h"
#include "rapport-import-named.h"
#include "rapport-import-moved.h"
#include "rapport-import-omitted.h"
#include "rapport-import-pass.h"
#include "rapport-import-things.h"
#include "rapport-known-words.h"
#include "rapport-settings.h"

/* reading and assigning the rows takes about this share of a pass */
#define READING 0.4

struct _RapportImportPass
{
  RapportImportScope      scope;
  gint64                  now;
  RapportProgress        *progress;

  const RapportImportDecisions *decisions;
  RapportImportCustomers *customers;
  /* the rows; for each the next one of its customer; and the customers by their first row, later those of
   * whom something is to be written */
  GArray                 *rows;
  GArray                 *chain;
  GPtrArray              *order;
  GPtrArray              *written;
  guint                   position;
  gboolean                skims;
  gint64                  last_act;
  /* where each row is a thing of one kind: those seen, and the rows of which something is to be written */
  GHashTable             *seen;
  GArray                 *written_rows;
  /* (element-type utf8 GHashTable): the words that customers have or rows before gave them, by what their field is called */
  GHashTable             *words;
  /* (nullable): the first row that names the customer of each number */
  GHashTable             *named;
};

/* The same comparison once more, of a book that is as it was: what a row is about is known. */
struct _RapportImportReplay
{
  const RapportImportPass *pass;
  RapportImportScope       scope;
  RapportProgress         *progress;
  guint                    position;
};

static void
clear_row (gpointer data)
{
  RapportImportRow *row = data;

  g_clear_pointer (&row->problems, g_ptr_array_unref);
  g_free (row->changes);
  g_free (row->asked);
  g_free (row->resembles);
}

/**
 * rapport_import_pass_new:
 * @columns: (transfer none): must live as long as the pass
 * @decisions: (transfer none): the same
 * @now: UTC seconds
 * @zone: where the table was written
 */
RapportImportPass *
rapport_import_pass_new (RapportCells                *csv,
                         const RapportImportColumns  *columns,
                         const RapportImportDecisions *decisions,
                         gint64                       now,
                         GTimeZone                   *zone)
{
  RapportImportPass *self = g_new0 (RapportImportPass, 1);

  self->scope.csv = rapport_cells_ref (csv);
  self->scope.columns = columns;
  self->scope.place.zone = g_time_zone_ref (zone);
  self->scope.today = rapport_day_from_instant (now, zone);
  self->scope.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->scope.named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->now = now;
  self->scope.now = now;
  self->scope.place.now = now;
  self->scope.nothing = g_ptr_array_new ();
  self->scope.told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scope.planned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->scope.open = rapport_open_things_new ();
  self->decisions = decisions;
  self->rows = g_array_new (FALSE, FALSE, sizeof (RapportImportRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->chain = g_array_new (FALSE, FALSE, sizeof (guint));
  self->order = g_ptr_array_new ();
  self->written = g_ptr_array_new ();
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->written_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
rapport_import_pass_free (RapportImportPass *self)
{
  g_clear_pointer (&self->customers, rapport_import_customers_free);
  g_array_unref (self->rows);
  g_array_unref (self->chain);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->written);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->scope.planned);
  rapport_open_things_free (self->scope.open);
  g_ptr_array_unref (self->scope.nothing);
  g_hash_table_unref (self->scope.told);
  g_clear_pointer (&self->scope.moved, g_hash_table_unref);
  g_hash_table_unref (self->scope.named);
  g_array_unref (self->written_rows);
  g_hash_table_unref (self->scope.members);
  g_clear_pointer (&self->scope.calendar, rapport_calendar_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_time_zone_unref (self->scope.place.zone);
  rapport_cells_unref (self->scope.csv);
  g_free (self);
}

/** rapport_import_pass_set_reason: @reason: (nullable) (transfer none): why what the rules warn of is written */
void
rapport_import_pass_set_reason (RapportImportPass *self,
                                const char        *reason)
{
  self->scope.reason = reason;
}

/** rapport_import_pass_set_takes_file: whether what the table says counts also where it was changed here since */
void
rapport_import_pass_set_takes_file (RapportImportPass *self,
                                    gboolean           takes_file)
{
  self->scope.takes_file = takes_file;
}

/** rapport_import_pass_set_clears_empty: whether what was taken out of the program's own list is taken out here */
void
rapport_import_pass_set_clears_empty (RapportImportPass *self,
                                      gboolean           clears_empty)
{
  self->scope.clears_empty = clears_empty;
}

/** rapport_import_pass_skim: what it gives is not written: new customers with one row need not be read once more */
void
rapport_import_pass_skim (RapportImportPass *self)
{
  self->skims = TRUE;
}

/** rapport_import_pass_watch: lets the pass be cancelled, and tells its progress from its thread */
void
rapport_import_pass_watch (RapportImportPass *self,
                           RapportProgress   *progress)
{
  self->progress = progress;
}

static gboolean
is_rejected (GPtrArray *problems)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == RAPPORT_SEVERITY_ERROR)
        return TRUE;
    }
  return FALSE;
}

/* Takes number and name from the row that names the customer of that number, if there is one. */
static void
take_named (RapportImportPass *self,
            RapportEntity     *customer)
{
  const char *number = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER);
  g_autoptr(RapportImportValues) values = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  guint row;

  if (number == NULL || rapport_entity_is_set (customer, RAPPORT_CUSTOMER_NAME) ||
      rapport_import_customers_knows (self->customers, number))
    return;
  if (self->named == NULL)
    self->named = rapport_import_named_collect (self->scope.csv, self->scope.columns);
  row = rapport_import_named_find (self->named, number);
  if (row == 0)
    return;
  values = rapport_import_row_read (self->scope.csv, self->scope.columns, row, &self->scope.place, &problems);
  rapport_import_row_check (values, self->scope.columns, self->now, self->scope.place.zone, &problems);
  /* from what is not imported nobody gets a name */
  if (is_rejected (problems))
    return;
  rapport_entity_copy_field (customer, values->customer, RAPPORT_CUSTOMER_NUMBER);
  rapport_entity_copy_field (customer, values->customer, RAPPORT_CUSTOMER_NAME);
}

static const char *
get_contact_text (const RapportImportValues *values,
                  guint                      field)
{
  return values->contact != NULL ? rapport_entity_get_text (values->contact, field) : NULL;
}

/* of whom nothing has to be brought together */
static gboolean
is_plain (const RapportImportValues *values)
{
  return values->record == NULL && values->others->len == 0 && !rapport_moment_is_set (&values->next);
}

/* Returns: (transfer none) (nullable): what customers have in @field */
static GHashTable *
get_words (RapportImportPass *self,
           guint              field)
{
  const char *name = rapport_customer_info.fields[field].name;
  GHashTable *words = g_hash_table_lookup (self->words, name);

  if (words == NULL)
    {
      words = rapport_known_words_load (self->scope.connection, &rapport_customer_info, field, NULL);
      if (words != NULL)
        g_hash_table_insert (self->words, (char *) name, words);
    }
  return words;
}

/* A new word among known ones may be another spelling: it is pointed out once. Where there is none yet all are new. */
static void
tell_new_words (RapportImportPass *self,
                RapportEntity     *customer,
                RapportImportRow  *row)
{
  for (guint i = 0; i < rapport_customer_info.n_fields; i++)
    {
      const char *text = rapport_customer_info.fields[i].kind == RAPPORT_FIELD_TEXT &&
                         rapport_customer_info.fields[i].choices != NULL ? rapport_entity_get_text (customer, i) : NULL;
      GHashTable *words = text != NULL ? g_hash_table_lookup (self->words, rapport_customer_info.fields[i].name) : NULL;

      /* to compare with all the words that are suggested takes longer */
      if ((words != NULL && (g_hash_table_size (words) == 0 || g_hash_table_contains (words, text))) ||
          !rapport_known_words_may_be_new (&rapport_customer_info, i, text))
        continue;
      words = get_words (self, i);
      if (words == NULL || g_hash_table_size (words) == 0 || !g_hash_table_add (words, g_strdup (text)))
        continue;
      rapport_import_problems_add (&row->problems,
                                   rapport_import_columns_index (self->scope.columns, RAPPORT_IMPORT_CUSTOMER, i),
                                   RAPPORT_SEVERITY_FLAG,
                                   /* translators: what was typed, and the name of a field such as “Current status” */
                                   _("“%s” is a new value of “%s”."), text,
                                   g_dpgettext2 (GETTEXT_PACKAGE, "field", rapport_customer_info.fields[i].label));
    }
}

/* a person said it of the row, or of the name of its customer */
static void
omit (RapportImportRow *row)
{
  row->kind = RAPPORT_IMPORT_PASSED_OVER;
  row->omitted = TRUE;
  rapport_import_problems_add (&row->problems, -1, RAPPORT_SEVERITY_FLAG, _("You chose not to import this row."));
}

/* where nothing was said of rows nothing is looked up */
static gboolean
is_omitted (const RapportImportPass *self,
            guint                    csv_row)
{
  return rapport_import_omitted_contains (self->decisions->omitted, self->scope.csv, csv_row);
}

static gboolean
is_nothing (const RapportImportPass *self,
            const char              *name)
{
  return rapport_import_decisions_find (self->decisions, name) == RAPPORT_IMPORT_AS_NOTHING;
}

/* What goes on below a row that a person left out is of the same customer. */
static gboolean
goes_with_omitted (const RapportImportPass   *self,
                   const RapportImportValues *values,
                   RapportImportRow          *row)
{
  if (values->named_by == 0 || !is_omitted (self, values->named_by))
    return FALSE;
  row->kind = RAPPORT_IMPORT_PASSED_OVER;
  rapport_import_problems_add (&row->problems, -1, RAPPORT_SEVERITY_FLAG,
                               /* translators: %u is the number of a row */
                               _("Row %u, which names its customer, is not imported; neither is this one."),
                               values->named_by + 1);
  return TRUE;
}

static RapportImportCustomer *
assign_row (RapportImportPass *self,
            RapportImportRow  *row)
{
  const RapportImportColumns *columns = self->scope.columns;
  g_autoptr(RapportImportValues) values =
    rapport_import_row_read (self->scope.csv, columns, row->row - 1, &self->scope.place, &row->problems);
  const int owner = rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_OWNER);
  const int received_by = rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_RECEIVED_BY);
  RapportImportCustomer *customer;

  row->kind = values->is_remark ? RAPPORT_IMPORT_PASSED_OVER : RAPPORT_IMPORT_REJECTED;
  if (values->is_remark || goes_with_omitted (self, values, row))
    return NULL;
  rapport_import_row_check (values, columns, self->now, self->scope.place.zone, &row->problems);
  if (is_rejected (row->problems))
    return NULL;
  take_named (self, values->customer);
  tell_new_words (self, values->customer, row);
  rapport_import_members_tell_new (&self->scope, values->owner, owner, &row->problems);
  rapport_import_members_tell_new (&self->scope, values->received_by, received_by, &row->problems);
  customer = rapport_import_customers_assign (
    self->customers, self->scope.connection,
    &(RapportImportNaming) {
      rapport_entity_get_text (values->customer, RAPPORT_CUSTOMER_NUMBER),
      rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NUMBER),
      rapport_entity_get_text (values->customer, RAPPORT_CUSTOMER_NAME),
      rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME),
      { get_contact_text (values, RAPPORT_CONTACT_PHONE), get_contact_text (values, RAPPORT_CONTACT_MOBILE) },
      get_contact_text (values, RAPPORT_CONTACT_NAME), columns->listed == &rapport_customer_info,
      self->scope.since },
    &row->resembles, &row->problems);
  if (row->resembles != NULL)
    row->asked = g_strdup (rapport_entity_get_text (values->customer, RAPPORT_CUSTOMER_NAME));
  if (row->resembles != NULL && customer == NULL && is_nothing (self, row->asked))
    omit (row);
  else if (row->resembles != NULL && customer == NULL)
    row->kind = RAPPORT_IMPORT_UNDECIDED;
  if (customer == NULL)
    return NULL;
  row->kind = RAPPORT_IMPORT_SAME;
  customer->is_plain = customer->id == 0 && customer->first == RAPPORT_IMPORT_NO_ROW && is_plain (values);
  return customer;
}

static void
add_row (RapportImportPass *self,
         guint              csv_row)
{
  const guint index = self->rows->len, none = RAPPORT_IMPORT_NO_ROW;
  RapportImportRow row = { .row = csv_row + 1, .kind = RAPPORT_IMPORT_SAME };
  RapportImportCustomer *customer = NULL;

  if (is_omitted (self, csv_row))
    omit (&row);
  else
    customer = assign_row (self, &row);
  g_array_append_val (self->chain, none);
  if (customer != NULL && customer->first == RAPPORT_IMPORT_NO_ROW)
    {
      g_ptr_array_add (self->order, customer);
      customer->first = customer->last = index;
    }
  else if (customer != NULL)
    {
      g_array_index (self->chain, guint, customer->last) = index;
      customer->last = index;
    }
  g_array_append_val (self->rows, row);
}

static gboolean
assign_rows (RapportImportPass  *self,
             GError            **error)
{
  const guint n_rows = rapport_cells_get_n_rows (self->scope.csv);

  self->customers = rapport_import_customers_load (self->scope.connection, self->decisions, error);
  if (self->customers == NULL)
    return FALSE;
  self->scope.has_customers = rapport_import_customers_has_stored (self->customers);
  for (guint row = self->scope.columns->header + 1; row < n_rows; row++)
    {
      if (!rapport_progress_tell (self->progress, READING * row / n_rows, error))
        return FALSE;
      if (!rapport_import_row_is_empty (self->scope.csv, row))
        add_row (self, row);
    }
  rapport_import_customers_give_numbers (self->customers);
  rapport_import_customers_settle (self->customers);
  g_clear_pointer (&self->named, g_hash_table_unref);
  return TRUE;
}

static void
free_item (gpointer data)
{
  RapportImportItem *item = data;

  rapport_import_values_free (item->values);
  if (item->changes != NULL)
    g_string_free (item->changes, TRUE);
  g_free (item);
}

/* @problems: (nullable): where what is found counts for all of them, instead of each row's own */
static GPtrArray *
read_items (const RapportImportPass      *self,
            const RapportImportCustomer  *customer,
            const RapportValuePlace      *place,
            GPtrArray                   **problems)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (free_item);

  for (guint i = customer->first; i != RAPPORT_IMPORT_NO_ROW;
       i = g_array_index (self->chain, guint, i))
    {
      RapportImportRow *row = &g_array_index (self->rows, RapportImportRow, i);
      RapportImportItem *item = g_new0 (RapportImportItem, 1);
      g_autoptr(GPtrArray) known = NULL;

      item->row = row->row;
      item->problems = problems != NULL ? problems : &row->problems;
      item->values = rapport_import_row_read (self->scope.csv, self->scope.columns, row->row - 1, place, &known);
      g_ptr_array_add (items, item);
    }
  return items;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const RapportImportItem *first = *(RapportImportItem * const *) a;
  const RapportImportItem *second = *(RapportImportItem * const *) b;

  return first->row < second->row ? -1 : first->row > second->row;
}

static void
classify (RapportImportPass           *self,
          const RapportImportCustomer *customer,
          GPtrArray                   *items)
{
  guint index = customer->first;

  g_ptr_array_sort (items, compare_rows);
  for (guint i = 0; i < items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (items, i);
      RapportImportRow *row = &g_array_index (self->rows, RapportImportRow, index);

      if (item->made || item->changes != NULL)
        row->kind = customer->id != 0 ? RAPPORT_IMPORT_CHANGED : RAPPORT_IMPORT_NEW;
      if (item->changes != NULL)
        row->changes = g_strdup (item->changes->str);
      row->warned = item->warned;
      index = g_array_index (self->chain, guint, index);
    }
}

/* A new customer with one row is as that row says. */
static void
skim (RapportImportPass            *self,
      const RapportImportCustomer  *customer,
      RapportImportBundle         **bundle)
{
  g_array_index (self->rows, RapportImportRow, customer->first).kind = RAPPORT_IMPORT_NEW;
  g_ptr_array_add (self->written, (gpointer) customer);
  *bundle = rapport_import_bundle_new ();
}

/* Each row is a thing of the kind of the columns. */
static gboolean
next_thing (RapportImportPass    *self,
            RapportImportBundle **bundle,
            GError              **error)
{
  const guint n_rows = rapport_cells_get_n_rows (self->scope.csv);
  RapportImportRow row = { 0 };

  self->position = MAX (self->position, self->scope.columns->header + 1);
  while (self->position < n_rows && rapport_import_row_is_empty (self->scope.csv, self->position))
    self->position++;
  if (!rapport_progress_tell (self->progress, (double) self->position / n_rows, error))
    return FALSE;
  if (self->position == n_rows)
    return TRUE;
  row.row = self->position + 1;
  if (is_omitted (self, self->position))
    {
      omit (&row);
      *bundle = rapport_import_bundle_new ();
    }
  else
    *bundle = rapport_import_things_read (&self->scope, self->position, self->seen, &row, error);
  if (*bundle != NULL && (*bundle)->things->len > 0)
    g_array_append_val (self->written_rows, self->position);
  g_array_append_val (self->rows, row);
  self->position++;
  return *bundle != NULL;
}

/**
 * rapport_import_pass_next:
 * @connection: to the book, the same for the whole pass
 * @bundle: (out) (transfer full) (nullable): what is to be written for the next customer; NULL when
 *   all have been asked for
 *
 * Compares the rows of one customer after another; the rows are classified once all are through.
 */
gboolean
rapport_import_pass_next (RapportImportPass    *self,
                          RapportConnection    *connection,
                          RapportImportBundle **bundle,
                          GError              **error)
{
  g_autoptr(GPtrArray) items = NULL;
  const RapportImportCustomer *customer;

  *bundle = NULL;
  self->scope.connection = connection;
  if (self->scope.place.currency == NULL)
    {
      self->scope.place.currency = rapport_settings_get_currency (connection);
      if (rapport_cells_get_stamp (self->scope.csv) != NULL)
        self->scope.since = rapport_action_log_find_place (connection, rapport_cells_get_stamp (self->scope.csv));
      if (!rapport_action_log_last (connection, &self->last_act, error))
        return FALSE;
    }
  if (self->scope.columns->kind != NULL)
    return next_thing (self, bundle, error);
  if (self->customers == NULL && !assign_rows (self, error))
    return FALSE;
  if (!rapport_progress_tell (self->progress, READING + (1 - READING) * self->position / MAX (self->order->len, 1),
                              error))
    return FALSE;
  if (self->position == self->order->len)
    return TRUE;
  customer = g_ptr_array_index (self->order, self->position++);
  if (self->skims && customer->is_plain)
    {
      skim (self, customer, bundle);
      return TRUE;
    }
  items = read_items (self, customer, &self->scope.place, NULL);
  *bundle = rapport_import_merge (&self->scope, customer, items, error);
  if (*bundle == NULL)
    return FALSE;
  classify (self, customer, items);
  if ((*bundle)->things->len > 0)
    g_ptr_array_add (self->written, (gpointer) customer);
  return TRUE;
}

/** rapport_import_pass_is_current: Returns: whether the book is still as it was when the pass compared it */
gboolean
rapport_import_pass_is_current (const RapportImportPass *self,
                                RapportConnection       *connection)
{
  gint64 last;

  return rapport_action_log_last (connection, &last, NULL) && last == self->last_act;
}

/**
 * rapport_import_replay_new:
 * @pass: (transfer none): one that is through; must live as long as the replay
 * @progress: (transfer none): told how far it is
 *
 * Returns: (transfer full): gives once more what the pass found is to be written, as long as it is current
 */
RapportImportReplay *
rapport_import_replay_new (const RapportImportPass *pass,
                           RapportProgress         *progress)
{
  RapportImportReplay *self = g_new0 (RapportImportReplay, 1);

  self->pass = pass;
  self->scope = pass->scope;
  self->scope.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->scope.planned = NULL;
  self->scope.open = NULL;
  self->scope.moved = pass->scope.moved != NULL ? g_hash_table_ref (pass->scope.moved) : rapport_import_moved_new ();
  if (self->scope.calendar != NULL)
    rapport_calendar_ref (self->scope.calendar);
  self->progress = progress;
  return self;
}

void
rapport_import_replay_free (RapportImportReplay *self)
{
  g_hash_table_unref (self->scope.members);
  g_hash_table_unref (self->scope.moved);
  g_clear_pointer (&self->scope.calendar, rapport_calendar_unref);
  g_free (self);
}

static gboolean
replay_thing (RapportImportReplay  *self,
              RapportImportBundle **bundle,
              GError              **error)
{
  const GArray *written = self->pass->written_rows;
  RapportImportRow row = { 0 };
  guint position;

  if (!rapport_progress_tell (self->progress, (double) self->position / MAX (written->len, 1), error))
    return FALSE;
  if (self->position == written->len)
    return TRUE;
  position = g_array_index (written, guint, self->position++);
  row.row = position + 1;
  *bundle = rapport_import_things_read (&self->scope, position, self->pass->seen, &row, error);
  clear_row (&row);
  return *bundle != NULL;
}

/** rapport_import_replay_next: like rapport_import_pass_next(), for customers of whom something is to be written */
gboolean
rapport_import_replay_next (RapportImportReplay  *self,
                            RapportConnection    *connection,
                            RapportImportBundle **bundle,
                            GError              **error)
{
  const GPtrArray *written = self->pass->written;
  const RapportImportCustomer *customer;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) items = NULL;

  *bundle = NULL;
  self->scope.connection = connection;
  if (self->scope.columns->kind != NULL)
    return replay_thing (self, bundle, error);
  if (!rapport_progress_tell (self->progress, (double) self->position / MAX (written->len, 1), error))
    return FALSE;
  if (self->position == written->len)
    return TRUE;
  customer = g_ptr_array_index (written, self->position++);
  items = read_items (self->pass, customer, &self->scope.place, &problems);
  *bundle = rapport_import_merge (&self->scope, customer, items, error);
  return *bundle != NULL;
}

/** rapport_import_pass_get_rows: Returns: (transfer none) (element-type RapportImportRow): the rows */
GArray *
rapport_import_pass_get_rows (RapportImportPass *self)
{
  return self->rows;
}

/** rapport_import_pass_get_n_open: Returns: how much is open with customers that get another owner, of the one before */
guint
rapport_import_pass_get_n_open (RapportImportPass *self)
{
  return rapport_open_things_count (self->scope.open);
}

/** rapport_import_pass_get_n_past_plans: Returns: how many plans it makes for days that are over */
guint
rapport_import_pass_get_n_past_plans (RapportImportPass *self)
{
  return self->scope.n_past_plans;
}

/**
 * rapport_import_pass_read_day:
 * @csv_row: from 0
 * @column: one of dates
 * @moment: (out caller-allocates): untouched where it is FALSE
 *
 * Returns: whether what stands in that cell is read as a day
 */
gboolean
rapport_import_pass_read_day (const RapportImportPass *self,
                              guint                    csv_row,
                              guint                    column,
                              RapportMoment           *moment)
{
  const RapportImportScope *scope = &self->scope;

  return rapport_import_day_read_cell (scope->csv, scope->columns, csv_row, column, &scope->place, moment);
}

/** rapport_import_pass_is_of_book: Returns: whether the table is a list that this book wrote, not another one */
gboolean
rapport_import_pass_is_of_book (RapportImportPass *self)
{
  return self->scope.since > 0;
}
