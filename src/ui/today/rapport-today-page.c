/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-agenda-row.h"
#include "rapport-alerts.h"
#include "rapport-due-acts.h"
#include "rapport-moment-text.h"
#include "rapport-placeholder.h"
#include "rapport-run.h"
#include "rapport-today-page.h"
#include "rapport-ui.h"

#define NOTE "today"
#define EVERYBODY "everybody"
#define MINE "mine"

/* So soon after a change what is due is read again, in milliseconds. */
#define RELOAD_DELAY 100

/* Rows of a group at first, and how many more at a time: each has buttons, which take time to make. */
#define ROWS_AT_ONCE 40

struct _RapportTodayPage
{
  RapportPage         parent_instance;

  GtkStack           *stack;
  RapportPlaceholder *placeholder;
  GtkWidget          *groups;

  GtkToggleButton    *mine;
  guint               n_shown;
  GPtrArray          *rows;
  char               *shape;
  guint               reload_timeout;
};

G_DEFINE_FINAL_TYPE (RapportTodayPage, rapport_today_page, RAPPORT_TYPE_PAGE)

static const char * const group_titles[RAPPORT_AGENDA_N_GROUPS] = {
  [RAPPORT_AGENDA_OVERDUE] = N_("Overdue"),
  [RAPPORT_AGENDA_TODAY] = N_("Today"),
  [RAPPORT_AGENDA_WEEK] = N_("Next 7 Days"),
};

/* An alert put off on its way to the book. */
typedef struct
{
  char   *thing;
  gint64  row;
  gint64  until;
  gint64  now;
} PutOff;

static void
free_put_off (gpointer data)
{
  PutOff *put_off = data;

  g_free (put_off->thing);
  g_free (put_off);
}

static gboolean
note_put_off (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const PutOff *put_off = data;

  return rapport_alerts_snooze (connection, put_off->thing, put_off->row, put_off->until, put_off->now, error);
}

typedef struct
{
  RapportContext *context;
  gint64          until;
} Promise;

/* Only what is written is promised. */
static void
put_off_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Promise *promise = data;
  g_autoptr(RapportContext) context = promise->context;
  g_autoptr(GError) error = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (!rapport_book_note_finish (RAPPORT_BOOK (source), result, &error))
    {
      rapport_context_fail (context, error->message);
      return;
    }
  when = rapport_format_instant (rapport_context_get_format (context), promise->until);
  /* translators: a moment */
  text = g_strdup_printf (_("You will be reminded again at %s"), when);
  rapport_context_tell (context, text, FALSE);
}

static void
put_off_until (RapportTodayPage *self,
               GVariant         *thing,
               gint64            until)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  PutOff *put_off = g_new0 (PutOff, 1);
  Promise *promise = g_new0 (Promise, 1);

  g_variant_get (thing, "(sxx)", &put_off->thing, &put_off->row, NULL);
  put_off->until = until;
  put_off->now = rapport_context_get_now (context);
  promise->context = g_object_ref (context);
  promise->until = until;
  rapport_book_note_async (rapport_context_get_book (context), note_put_off, put_off, free_put_off,
                           put_off_cb, promise);
}

static void
snooze_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *thing)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));

  put_off_until (RAPPORT_TODAY_PAGE (widget), thing,
                 rapport_context_get_now (context) + 60 * rapport_context_get_rules (context)->snooze_minutes);
}

static void
tomorrow_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *thing)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));

  put_off_until (RAPPORT_TODAY_PAGE (widget), thing,
                 rapport_day_time_to_instant (rapport_day_add (rapport_context_get_today (context), 1),
                                              rapport_context_get_rules (context)->tomorrow_minute,
                                              rapport_context_get_zone (context)));
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *thing)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));
  const char *kind;
  gint64 id, customer;

  g_variant_get (thing, "(&sxx)", &kind, &id, &customer);
  if (!rapport_context_open_thing (context, kind, id) && customer != 0)
    rapport_context_open_thing (context, "customer", customer);
}

static void
act_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));
  g_autoptr(GVariant) thing = NULL;
  RapportAct *made;
  const char *act, *done;
  gint64 id, customer;

  g_variant_get (target, "(&s@(sxx))", &act, &thing);
  g_variant_get (thing, "(&sxx)", NULL, &id, &customer);
  made = rapport_due_act_new (act, id, rapport_context_get_now (context), &done);
  if (made != NULL)
    rapport_run_act (context, made, done);
  else if (g_str_equal (act, "log"))
    rapport_context_log (context, customer, id);
  else
    open_cb (widget, NULL, thing);
}

static void
row_activated_cb (RapportTodayPage *self,
                  RapportAgendaRow *row)
{
  open_cb (GTK_WIDGET (self), NULL, rapport_agenda_row_get_thing (row));
}

static void
append_heading (RapportTodayPage   *self,
                RapportAgendaGroup  group,
                guint               n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (gettext (group_titles[group]));
  g_autofree char *number = g_strdup_printf ("%'u", n);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (box, "agenda-heading");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "badge");
  if (group == RAPPORT_AGENDA_OVERDUE)
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

static void
append_group (RapportTodayPage   *self,
              RapportAgendaGroup  group,
              RapportAgenda      *agenda)
{
  GPtrArray *items = agenda->items[group];
  const guint n_rows = MIN (items->len, self->n_shown);
  GtkWidget *list;

  if (items->len == 0)
    return;
  append_heading (self, group, agenda->n[group]);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "frame-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gettext (group_titles[group]), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *row = rapport_agenda_row_new (rapport_page_get_context (RAPPORT_PAGE (self)),
                                               g_ptr_array_index (items, i));

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_box_append (GTK_BOX (self->groups), list);
  append_rest (self, agenda->n[group] - n_rows, n_rows < items->len);
}

static void
show_empty (RapportTodayPage *self,
            RapportAgenda    *agenda)
{
  const RapportMoment *next = &agenda->next;
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  RapportFormat *format = rapport_context_get_format (context);
  g_autofree char *relative = rapport_format_due (format, next, rapport_context_get_now (context));
  g_autofree char *exact = rapport_format_moment (format, next);
  g_autofree char *sentence = NULL;

  if (!agenda->has_customers && !rapport_moment_is_set (next))
    {
      rapport_placeholder_show (self->placeholder, _("There are no customers yet."), _("Add the First _Customer"),
                                "win.new-customer", FALSE);
      rapport_placeholder_offer (self->placeholder, _("_Import a List…"), "win.import");
      return;
    }
  if (rapport_moment_is_set (next))
    /* translators: the next thing: relative time (in 9 days), and the moment */
    sentence = g_strdup_printf (_("Nothing is due in the next 7 days.\nThe next thing is due %s, on %s."),
                                relative, exact);
  else
    sentence = g_strdup (_("Nothing is planned. What you plan when you log a follow-up is told here when it is due."));
  rapport_placeholder_show (self->placeholder, sentence, _("_Log Follow-up…"), "win.log", FALSE);
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

/* The thing whose row has the keyboard, so that it keeps it when the rows are made anew. */
static GVariant *
dup_focused_thing (RapportTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, RAPPORT_TYPE_AGENDA_ROW) : NULL;

  return row != NULL ? g_variant_ref (rapport_agenda_row_get_thing (RAPPORT_AGENDA_ROW (row))) : NULL;
}

static void
focus_thing (RapportTodayPage *self,
             GVariant         *thing)
{
  for (GtkWidget *list = gtk_widget_get_first_child (self->groups); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (RAPPORT_IS_AGENDA_ROW (row) &&
          g_variant_equal (rapport_agenda_row_get_thing (RAPPORT_AGENDA_ROW (row)), thing))
        {
          gtk_widget_grab_focus (row);
          return;
        }
}

/* What there are widgets for, whatever is said in them. */
static char *
dup_shape (RapportTodayPage *self,
           RapportAgenda    *agenda)
{
  const RapportRules *rules = rapport_context_get_rules (rapport_page_get_context (RAPPORT_PAGE (self)));
  GString *shape = g_string_new (NULL);

  g_string_printf (shape, "%d %d", rules->snooze_minutes, rules->tomorrow_minute);
  for (int group = 0; group < RAPPORT_AGENDA_N_GROUPS; group++)
    {
      g_string_append_printf (shape, "; %u", agenda->n[group]);
      for (guint i = 0; i < MIN (agenda->items[group]->len, self->n_shown); i++)
        {
          const RapportAgendaItem *item = g_ptr_array_index (agenda->items[group], i);

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

  for (int group = 0; group < RAPPORT_AGENDA_N_GROUPS; group++)
    for (guint i = 0; i < MIN (agenda->items[group]->len, self->n_shown); i++)
      rapport_agenda_row_show (g_ptr_array_index (self->rows, row++),
                               rapport_page_get_context (RAPPORT_PAGE (self)),
                               g_ptr_array_index (agenda->items[group], i));
}

static void
show_agenda (RapportTodayPage *self,
             RapportAgenda    *agenda)
{
  g_autoptr(GVariant) focused = dup_focused_thing (self);
  g_autofree char *shape = dup_shape (self, agenda);
  GtkWidget *child;

  if (self->rows->len > 0 && g_strcmp0 (shape, self->shape) == 0)
    {
      update_rows (self, agenda);
      gtk_stack_set_visible_child_name (self->stack, "agenda");
      return;
    }
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  for (int group = 0; group < RAPPORT_AGENDA_N_GROUPS; group++)
    append_group (self, (RapportAgendaGroup) group, agenda);
  if (gtk_widget_get_first_child (self->groups) == NULL)
    show_empty (self, agenda);
  gtk_stack_set_visible_child_name (self->stack, gtk_widget_get_first_child (self->groups) != NULL
                                                   ? "agenda" : "empty");
  if (focused != NULL)
    focus_thing (self, focused);
}

static void
reload (RapportTodayPage *self)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  RapportBook *book = rapport_context_get_book (context);
  gint64 member = gtk_toggle_button_get_active (self->mine) ? rapport_context_get_member (context) : 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportAgenda) agenda = NULL;

  agenda = rapport_agenda_load (rapport_book_get_connection (book), member, rapport_context_get_now (context),
                                rapport_context_get_zone (context), &error);
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

static gboolean
reload_timeout_cb (gpointer data)
{
  RapportTodayPage *self = data;

  self->reload_timeout = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
reload_soon (RapportTodayPage *self)
{
  if (self->reload_timeout == 0)
    self->reload_timeout = g_timeout_add (RELOAD_DELAY, reload_timeout_cb, self);
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
  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (reload_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "member-changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "ticked", G_CALLBACK (reload_soon), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
rapport_today_page_dispose (GObject *object)
{
  RapportTodayPage *self = RAPPORT_TODAY_PAGE (object);

  g_clear_handle_id (&self->reload_timeout, g_source_remove);
  g_clear_object (&self->mine);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shape, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (rapport_today_page_parent_class)->dispose (object);
}

static void
rapport_today_page_class_init (RapportTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_today_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_today_page_dispose;

  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  gtk_widget_class_install_action (widget_class, "today.act", "(s(sxx))", act_cb);
  gtk_widget_class_install_action (widget_class, "today.open", "(sxx)", open_cb);
  gtk_widget_class_install_action (widget_class, "today.snooze", "(sxx)", snooze_cb);
  gtk_widget_class_install_action (widget_class, "today.show-more", NULL, show_more_cb);
  gtk_widget_class_install_action (widget_class, "today.tomorrow", "(sxx)", tomorrow_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, groups);
}

static void
rapport_today_page_init (RapportTodayPage *self)
{
  self->n_shown = ROWS_AT_ONCE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
