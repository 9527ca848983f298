/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-window.h"

#define NC_(context, words) (words)

static const RapportChoice grades[] = {
  { "a", NC_ ("choice", "A") },
  { "b", NC_ ("choice", "B") },
  { "c", NC_ ("choice", "C") },
  { NULL, NULL },
};

static const RapportColumn columns[] = {
  { .name = "number", .title = NC_ ("column", "Number"), .kind = RAPPORT_COLUMN_INTEGER,
    .width = 80, .align = RAPPORT_COLUMN_END },
  { .name = "name", .title = NC_ ("column", "Name"), .kind = RAPPORT_COLUMN_TEXT, .width = 220 },
  { .name = "contact", .title = NC_ ("column", "Contact"), .kind = RAPPORT_COLUMN_TEXT, .width = 140 },
  { .name = "grade", .title = NC_ ("column", "Grade"), .kind = RAPPORT_COLUMN_CHOICE,
    .choices = grades, .width = 60, .align = RAPPORT_COLUMN_CENTER },
  { .name = "phone", .title = NC_ ("column", "Phone"), .kind = RAPPORT_COLUMN_TEXT, .width = 130 },
  { .name = "last", .title = NC_ ("column", "Last follow-up"), .kind = RAPPORT_COLUMN_DAY, .width = 120 },
  { .name = "next", .title = NC_ ("column", "Next follow-up"), .kind = RAPPORT_COLUMN_MOMENT,
    .width = 160, .flags = RAPPORT_COLUMN_DUE },
  { .name = "summary", .title = NC_ ("column", "Summary"), .kind = RAPPORT_COLUMN_TEXT,
    .width = 240 },
  { .name = "created", .title = NC_ ("column", "Created"), .kind = RAPPORT_COLUMN_INSTANT,
    .width = 150, .flags = RAPPORT_COLUMN_HIDDEN },
};

static const char *const cities[] = {
  "北京", "上海", "广州", "Shenzhen", "杭州", "成都", "Harbin", "西安",
};
static const char *const trades[] = {
  "科技有限公司", "实业集团", "物流 Logistics", "Machinery Ltd.", "小微企业",
};
static const char *const people[] = {
  "张伟", "王芳", "李娜", "Maria Gómez", "刘杰", "John Smith", "陈静",
};
static const char *const notes[] = {
  "确认新功能演示时间,客户关注ROI", "推送行业成本优化报告,询问使用情况",
  "Sent the product brochure and invited to an online meeting",
  "预算有限,对比3家供应商", "",
};

/** list_window_name: Returns: (transfer full): the name in the row of @id */
char *
list_window_name (gint64 id)
{
  return g_strdup_printf ("%s%s %05" G_GINT64_FORMAT, cities[id % G_N_ELEMENTS (cities)],
                          trades[id % G_N_ELEMENTS (trades)], id);
}

static RapportRow *
make_row (gint64 id)
{
  RapportRow *row = rapport_row_new (id, G_N_ELEMENTS (columns));
  g_autofree char *name = list_window_name (id);
  g_autofree char *phone = g_strdup_printf ("138%08" G_GINT64_FORMAT, id * 7919 % 100000000);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 due = LIST_WINDOW_NOW + (id % 97 - 20) * 3 * 3600;
  RapportMoment next = rapport_moment_from_instant (due, zone);

  if (id % 3 == 0)
    next = rapport_moment_from_day (next.day);
  rapport_row_set_integer (row, 0, id);
  rapport_row_set_text (row, 1, name);
  rapport_row_set_text (row, 2, people[id % G_N_ELEMENTS (people)]);
  rapport_row_set_text (row, 3, grades[id % 3].value);
  rapport_row_set_text (row, 4, phone);
  rapport_row_set_integer (row, 5, 20240101 + id % 28);
  if (id % 5 != 4)
    rapport_row_set_moment (row, 6, next);
  rapport_row_set_text (row, 7, notes[id % G_N_ELEMENTS (notes)]);
  rapport_row_set_integer (row, 8, LIST_WINDOW_NOW - id * 60);
  return row;
}

static GPtrArray *
fetch (gpointer      data,
       const gint64 *ids,
       guint         n)
{
  ListWindow *self = data;
  GPtrArray *rows = rapport_row_array_new (n);

  self->n_fetched += n;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, make_row (ids[i]));
  return rows;
}

/** list_window_ask: Lists the customers whose number has @digits in it; all for "" */
void
list_window_ask (ListWindow *self,
                 const char *digits)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean descending = FALSE;
  RapportListNews news = RAPPORT_LIST_FROM_TOP;
  guint n;

  rapport_list_get_sort (self->list, &descending);
  for (guint i = 0; i < self->n_rows; i++)
    {
      gint64 id = descending ? self->n_rows - i : i + 1;
      char number[24];

      g_snprintf (number, sizeof number, "%05" G_GINT64_FORMAT, id);
      if (strstr (number, digits) != NULL)
        g_array_append_val (ids, id);
    }
  if (*digits != '\0')
    news |= RAPPORT_LIST_FILTERED;
  n = ids->len;
  rapport_list_take_ids (self->list, (gint64 *) g_array_steal (ids, NULL), n, news);
  rapport_list_set_highlight (self->list, digits);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   ListWindow     *self)
{
  list_window_ask (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
sort_changed_cb (ListWindow *self)
{
  list_window_ask (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static GMenuModel *
make_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, "_Open", "test.open");
  g_menu_append (menu, "_Delete", "test.delete");
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/** list_window_new: Returns: (transfer full): a window, shown, over @n_rows made-up customers */
ListWindow *
list_window_new (guint n_rows)
{
  ListWindow *self = g_new0 (ListWindow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr(GMenuModel) menu = make_menu ();
  g_autoptr(GSimpleAction) open = g_simple_action_new ("open", NULL);

  self->n_rows = n_rows;
  self->window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), "List");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 640);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  self->status = gtk_label_new ("");
  self->list = rapport_list_new ();
  rapport_list_set_label (self->list, "Customers");
  rapport_list_set_columns (self->list, columns, G_N_ELEMENTS (columns));
  self->model = rapport_list_model_new (fetch, self, NULL);
  rapport_list_set_model (self->list, self->model);
  rapport_list_set_menu_model (self->list, menu);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (open));
  gtk_widget_insert_action_group (self->window, "test", G_ACTION_GROUP (self->actions));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), self->window);
  g_signal_connect (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->list, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->status);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  list_window_ask (self, "");
  gtk_window_present (GTK_WINDOW (self->window));
  return self;
}

/** list_window_free: Closes the window */
void
list_window_free (ListWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->actions);
  g_assert_finalize_object (g_steal_pointer (&self->model));
  g_free (self);
}
