/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-agenda-row.h"
#include "rapport-calendar-notice.h"
#include "rapport-placeholder.h"
#include "rapport-renewer.h"
#include "rapport-today-acts.h"
#include "rapport-today-page.h"
#include "rapport-ui.h"

#define NOTE "today"
#define EVERYBODY "everybody"
#define MINE "mine"

/* Rows of a group at first, and how many more at a time: each has buttons, which take time to make. */
#define ROWS_AT_ONCE 40

struct _RapportTodayPage
{
  RapportPage         parent_instance;

  GtkWidget          *calendar_notice;
  GtkStack           *stack;
  GtkWidget          *muted;
  RapportPlaceholder *placeholder;
  GtkWidget          *groups;

  GtkToggleButton    *mine;
  guint               n_shown;
  GPtrArray          *rows;
  char               *shape;
  GCancellable       *question;
};

G_DEFINE_FINAL_TYPE (RapportTodayPage, rapport_today_page, RAPPORT_TYPE_PAGE)

/* the groups of the agenda, and what stands in none of them */
enum
{
  UNDATED = RAPPORT_AGENDA_N_GROUPS,
  SNOOZED,
  N_SECTIONS,
};

static const char * const section_titles[N_SECTIONS] = {
  [RAPPORT_AGENDA_OVERDUE] = N_("Overdue"),
  [RAPPORT_AGENDA_TODAY] = N_("Today"),
  [RAPPORT_AGENDA_WEEK] = N_("Next 7 Days"),
  [UNDATED] = N_("Customers Without a Next Date"),
  [SNOOZED] = N_("Put Off"),
};

static void
row_activated_cb (RapportTodayPage *self,
                  RapportAgendaRow *row)
{
  rapport_today_acts_open (rapport_page_get_context (RAPPORT_PAGE (self)), rapport_agenda_row_get_thing (row));
}

static void
append_heading (RapportTodayPage *self,
                const char       *words,
                guint             n,
                gboolean          late)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (words);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (box, "agenda-heading");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "badge");
  if (late)
    gtk_widget_add_css_class (count, "late");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (self->groups), box);
}

static void
append_rest (RapportTodayPage *self,
             guint             rest,
             gboolean          can_show)
{
  /* translators: %u is how many things are not listed */
  g_autofree char *text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", rest), rest);
  GtkWidget *widget;

  if (rest == 0)
    return;
  if (can_show)
    {
      widget = gtk_button_new_with_label (text);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "today.show-more");
      gtk_widget_add_css_class (widget, "flat");
    }
  else
    {
      widget = gtk_label_new (text);
      gtk_widget_add_css_class (widget, "dim-label");
    }
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->groups), widget);
}

/* What there are rows for, in the order of the page. */
static GPtrArray *
get_items (RapportAgenda *agenda,
           int            section)
{
  if (section < RAPPORT_AGENDA_N_GROUPS)
    return agenda->items[section];
  return section == UNDATED ? agenda->undated : agenda->snoozed;
}

static guint
count_items (RapportAgenda *agenda,
             int            section)
{
  if (section < RAPPORT_AGENDA_N_GROUPS)
    return agenda->n[section];
  return section == UNDATED ? agenda->n_undated : agenda->snoozed->len;
}

static void
append_section (RapportTodayPage *self,
                int               section,
                RapportAgenda    *agenda)
{
  GPtrArray *items = get_items (agenda, section);
  const guint n_rows = MIN (items->len, self->n_shown);
  const guint n = count_items (agenda, section);
  const char *title = gettext (section_titles[section]);
  GtkWidget *list;

  if (items->len == 0)
    return;
  append_heading (self, title, n, section == RAPPORT_AGENDA_OVERDUE);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "frame-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *row = rapport_agenda_row_new (rapport_page_get_context (RAPPORT_PAGE (self)),
                                               g_ptr_array_index (items, i));

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_box_append (GTK_BOX (self->groups), list);
  append_rest (self, n - n_rows, n_rows < items->len);
}

static char *
dup_nothing_due (RapportTodayPage *self,
                 RapportAgenda    *agenda)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  RapportFormat *format = rapport_context_get_format (context);
  g_autofree char *relative = NULL;
  g_autofree char *exact = NULL;

  if (!rapport_moment_is_set (&agenda->next))
    return g_strdup (_("Nothing is planned. What you plan when you log a follow-up is told here when it is due."));
  relative = rapport_format_due (format, &agenda->next, rapport_context_get_now (context));
  exact = rapport_format_moment (format, &agenda->next);
  /* translators: the next thing: relative time (in 9 days), and the moment */
  return g_strdup_printf (_("Nothing is due in the next 7 days.\nThe next thing is due %s, on %s."), relative, exact);
}

static void
show_empty (RapportTodayPage *self,
            RapportAgenda    *agenda)
{
  g_autofree char *sentence = NULL;

  if (agenda->all_archived && !rapport_moment_is_set (&agenda->next))
    {
      rapport_placeholder_show (self->placeholder, _("All customers are archived. Nothing is due with them."),
                                _("Show the _Customers"), "win.page('customers')", FALSE);
      return;
    }
  if (!agenda->has_customers && !rapport_moment_is_set (&agenda->next))
    {
      rapport_placeholder_show (self->placeholder, _("There are no customers yet."), _("Add the First _Customer"),
                                "win.new-customer", FALSE);
      rapport_placeholder_offer (self->placeholder, _("_Import a List…"), "win.import");
      return;
    }
  sentence = dup_nothing_due (self, agenda);
  rapport_placeholder_show (self->placeholder, sentence, _("_Log Follow-up…"), "win.log", FALSE);
}

/* Above what stands in no group. */
static void
append_nothing_due (RapportTodayPage *self,
                    RapportAgenda    *agenda)
{
  g_autofree char *sentence = NULL;
  GtkWidget *label;

  for (int group = 0; group < RAPPORT_AGENDA_N_GROUPS; group++)
    if (agenda->n[group] > 0)
      return;
  if (agenda->undated->len + agenda->snoozed->len == 0)
    return;
  sentence = dup_nothing_due (self, agenda);
  label = gtk_label_new (sentence);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->groups), label);
}

static void
show_badge (RapportTodayPage *self,
            RapportAgenda    *agenda)
{
  const guint late = agenda->n[RAPPORT_AGENDA_OVERDUE];
  const guint n = late + agenda->n[RAPPORT_AGENDA_TODAY];
  g_autofree char *badge = g_strdup_printf ("%'u", n);
  /* translators: how much is to be done today, and how much of it is late */
  g_autofree char *description = g_strdup_printf (_("%'u due by today, %'u of them late"), n, late);

  rapport_page_set_badge (RAPPORT_PAGE (self), n > 0 ? badge : NULL, n > 0 ? description : NULL);
}

static RapportAgendaRow *
get_focused_row (RapportTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, RAPPORT_TYPE_AGENDA_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? RAPPORT_AGENDA_ROW (row) : NULL;
}

/* The thing whose row has the keyboard, so that it keeps it when the rows are made anew. */
static GVariant *
dup_focused_thing (RapportTodayPage *self)
{
  RapportAgendaRow *row = get_focused_row (self);

  return row != NULL ? g_variant_ref (rapport_agenda_row_get_thing (row)) : NULL;
}

static int
get_top (RapportTodayPage *self,
         GtkWidget        *row)
{
  double y = 0;

  gtk_widget_translate_coordinates (row, self->groups, 0, 0, NULL, &y);
  return y;
}

/* A page further among the rows of all groups. */
static gboolean
page_cb (GtkWidget *widget,
         GVariant  *direction,
         gpointer   data)
{
  RapportTodayPage *self = RAPPORT_TODAY_PAGE (widget);
  GtkWidget *row = GTK_WIDGET (get_focused_row (self));
  const int step = g_variant_get_int32 (direction);
  GtkWidget *found = row;
  guint index;
  int start;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &index))
    return FALSE;
  start = get_top (self, row);
  for (guint i = index + step; i < self->rows->len; i += step)
    {
      found = g_ptr_array_index (self->rows, i);
      if (ABS (get_top (self, found) - start) + gtk_widget_get_height (found) >= gtk_widget_get_height (widget))
        break;
    }
  gtk_widget_grab_focus (found);
  return TRUE;
}

/* Where it is gone, the row that stands in its place. */
static void
focus_thing (RapportTodayPage *self,
             GVariant         *thing,
             guint             index)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_variant_equal (rapport_agenda_row_get_thing (g_ptr_array_index (self->rows, i)), thing))
      index = i;
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (index, self->rows->len - 1)));
}

/* What there are widgets for, whatever is said in them. */
static char *
dup_shape (RapportTodayPage *self,
           RapportAgenda    *agenda)
{
  const RapportRules *rules = rapport_context_get_rules (rapport_page_get_context (RAPPORT_PAGE (self)));
  GString *shape = g_string_new (NULL);

  g_string_printf (shape, "%d %d", rules->snooze_minutes, rules->tomorrow_minute);
  for (int section = 0; section < N_SECTIONS; section++)
    {
      GPtrArray *items = get_items (agenda, section);

      g_string_append_printf (shape, "; %u", count_items (agenda, section));
      for (guint i = 0; i < MIN (items->len, self->n_shown); i++)
        {
          const RapportAgendaItem *item = g_ptr_array_index (items, i);

          g_string_append_printf (shape, ", %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", item->thing, item->id,
                                  item->customer, item->clock);
        }
    }
  return g_string_free (shape, FALSE);
}

static void
update_rows (RapportTodayPage *self,
             RapportAgenda    *agenda)
{
  guint row = 0;

  for (int section = 0; section < N_SECTIONS; section++)
    {
      GPtrArray *items = get_items (agenda, section);

      for (guint i = 0; i < MIN (items->len, self->n_shown); i++)
        rapport_agenda_row_show (g_ptr_array_index (self->rows, row++),
                                 rapport_page_get_context (RAPPORT_PAGE (self)), g_ptr_array_index (items, i));
    }
}

static void
show_agenda (RapportTodayPage *self,
             RapportAgenda    *agenda)
{
  g_autoptr(GVariant) focused = dup_focused_thing (self);
  g_autofree char *shape = dup_shape (self, agenda);
  guint index = 0;
  GtkWidget *child;

  if (self->rows->len > 0 && g_strcmp0 (shape, self->shape) == 0)
    {
      update_rows (self, agenda);
      gtk_stack_set_visible_child_name (self->stack, "agenda");
      return;
    }
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  if (focused != NULL)
    g_ptr_array_find (self->rows, get_focused_row (self), &index);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  append_nothing_due (self, agenda);
  for (int section = 0; section < N_SECTIONS; section++)
    append_section (self, section, agenda);
  if (gtk_widget_get_first_child (self->groups) == NULL)
    show_empty (self, agenda);
  gtk_stack_set_visible_child_name (self->stack, gtk_widget_get_first_child (self->groups) != NULL
                                                   ? "agenda" : "empty");
  if (focused != NULL)
    focus_thing (self, focused, index);
}

/* Whose agenda at what time is asked for. */
typedef struct
{
  gint64     member;
  gint64     now;
  GTimeZone *zone;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_time_zone_unref (question->zone);
  g_free (question);
}

static gpointer
read_agenda (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const Question *question = data;

  return rapport_agenda_load (connection, question->member, question->now, question->zone, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportAgenda) agenda = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportTodayPage *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (agenda == NULL)
    {
      rapport_placeholder_show (self->placeholder, error->message, NULL, NULL, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_badge (self, agenda);
  /* rows that nobody sees are made when the page is looked at */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_agenda (self, agenda);
}

static void
reload (RapportTodayPage *self)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  Question *question = g_new0 (Question, 1);

  rapport_calendar_notice_look (RAPPORT_CALENDAR_NOTICE (self->calendar_notice), context);
  question->member = gtk_toggle_button_get_active (self->mine) ? rapport_context_get_member (context) : 0;
  question->now = rapport_context_get_now (context);
  question->zone = g_time_zone_ref (rapport_context_get_zone (context));
  rapport_book_read_async (rapport_context_get_book (context), &self->question, read_agenda, question, question_free,
                           (GDestroyNotify) rapport_agenda_free, loaded_cb, self);
}

/* Each step of a renewal is written, but only its ends are news; those are told as changes of everything. */
static void
book_changed_cb (RapportTodayPage *self,
                 GArray           *changes)
{
  RapportBook *book = rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (self)));

  if (changes == NULL || changes->len > 0 || rapport_renewer_get_what (rapport_book_get_renewer (book)) == NULL)
    rapport_page_reload_soon (RAPPORT_PAGE (self));
}

static void
mine_toggled_cb (RapportTodayPage *self)
{
  rapport_context_set_note (rapport_page_get_context (RAPPORT_PAGE (self)), "filters", NOTE,
                            gtk_toggle_button_get_active (self->mine) ? MINE : EVERYBODY);
  reload (self);
}

static void
show_more_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RapportTodayPage *self = RAPPORT_TODAY_PAGE (widget);

  self->n_shown += ROWS_AT_ONCE;
  reload (self);
}

static void
make_tools (RapportTodayPage *self)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  g_autofree char *note = rapport_context_dup_note (context, "filters", NOTE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *mine = gtk_toggle_button_new_with_mnemonic (_("_Mine"));
  GtkWidget *everybody = gtk_toggle_button_new_with_mnemonic (_("_Everybody’s"));

  gtk_widget_add_css_class (box, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (everybody), GTK_TOGGLE_BUTTON (mine));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (g_strcmp0 (note, EVERYBODY) == 0 ? everybody : mine), TRUE);
  gtk_box_append (GTK_BOX (box), mine);
  gtk_box_append (GTK_BOX (box), everybody);
  self->mine = g_object_ref (GTK_TOGGLE_BUTTON (mine));
  g_signal_connect_object (mine, "toggled", G_CALLBACK (mine_toggled_cb), self, G_CONNECT_SWAPPED);
  rapport_page_set_tools (RAPPORT_PAGE (self), box, NULL);
}

static void
rapport_today_page_constructed (GObject *object)
{
  RapportTodayPage *self = RAPPORT_TODAY_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));

  G_OBJECT_CLASS (rapport_today_page_parent_class)->constructed (object);

  make_tools (self);
  g_object_bind_property (context, "muted", self->muted, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "member-changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "ticked", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
  /* what was put off is no change of the book */
  g_signal_connect_object (context, "tell", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
rapport_today_page_dispose (GObject *object)
{
  RapportTodayPage *self = RAPPORT_TODAY_PAGE (object);

  rapport_book_forget (&self->question);
  g_clear_object (&self->mine);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shape, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (rapport_today_page_parent_class)->dispose (object);
}

static gint64
rapport_today_page_get_customer (RapportPage *page)
{
  RapportAgendaRow *row = get_focused_row (RAPPORT_TODAY_PAGE (page));
  gint64 customer = 0;

  if (row != NULL)
    g_variant_get (rapport_agenda_row_get_thing (row), "(&sxx)", NULL, NULL, &customer);
  return customer;
}

static gint64
rapport_today_page_get_plan (RapportPage *page)
{
  RapportAgendaRow *row = get_focused_row (RAPPORT_TODAY_PAGE (page));
  const char *thing = NULL;
  gint64 id = 0;

  if (row != NULL)
    g_variant_get (rapport_agenda_row_get_thing (row), "(&sxx)", &thing, &id, NULL);
  return g_strcmp0 (thing, rapport_due_plan.alerts.thing) == 0 ? id : 0;
}

/* Before the list of the row takes them, which knows its own rows only. */
static void
add_page_keys (RapportTodayPage *self)
{
  static const struct
  {
    const char *keys;
    int         step;
  } ways[] = {
    { "Page_Down|KP_Page_Down", 1 },
    { "Page_Up|KP_Page_Up", -1 },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (ways[i].keys),
                                                gtk_callback_action_new (page_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (ways[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
rapport_today_page_reload (RapportPage *page)
{
  reload (RAPPORT_TODAY_PAGE (page));
  return TRUE;
}

static void
rapport_today_page_class_init (RapportTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_today_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_today_page_dispose;

  RAPPORT_PAGE_CLASS (klass)->reload = rapport_today_page_reload;
  RAPPORT_PAGE_CLASS (klass)->get_customer = rapport_today_page_get_customer;
  RAPPORT_PAGE_CLASS (klass)->get_plan = rapport_today_page_get_plan;

  g_type_ensure (RAPPORT_TYPE_CALENDAR_NOTICE);
  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  rapport_today_acts_install (widget_class);
  gtk_widget_class_install_action (widget_class, "today.show-more", NULL, show_more_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, calendar_notice);
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, muted);
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, groups);
}

static void
rapport_today_page_init (RapportTodayPage *self)
{
  self->n_shown = ROWS_AT_ONCE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_page_keys (self);
}
