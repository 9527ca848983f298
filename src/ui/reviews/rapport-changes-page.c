/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-changes-page.h"
#include "rapport-customer.h"
#include "rapport-detail-row.h"
#include "rapport-placeholder.h"
#include "rapport-team-changes.h"
#include "rapport-ui.h"

/* Rows at first, and how many more at a time */
#define ROWS_AT_ONCE 40

#define SEEN "1"

struct _RapportChangesPage
{
  RapportPage         parent_instance;

  GtkStack           *stack;
  RapportPlaceholder *placeholder;
  GtkWidget          *groups;

  RapportTeamChanges *changes;
  GPtrArray          *rows;
  guint               n_shown;
  GCancellable       *question;
};

G_DEFINE_FINAL_TYPE (RapportChangesPage, rapport_changes_page, RAPPORT_TYPE_PAGE)

static void
row_activated_cb (RapportChangesPage *self,
                  RapportDetailRow   *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (row, &thing, &id);
  if (thing != NULL)
    rapport_context_open_thing (rapport_page_get_context (RAPPORT_PAGE (self)), thing, id);
}

static char *
dup_body (const RapportTeamChange *change)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < change->lines->len; i++)
    {
      g_autofree char *line = rapport_team_change_dup_line (change, i);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (change->n_more > 0)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("and %'u change more", "and %'u changes more", change->n_more),
                              change->n_more);
    }
  return g_string_free (body, FALSE);
}

/* Whose files, and what was done */
static char *
dup_title (const RapportTeamChange *change,
           const char              *act)
{
  g_autofree char *many = NULL;

  if (change->customer_name != NULL)
    return g_strdup_printf ("%s · %s", change->customer_name, act);
  if (change->n_customers < 2)
    return g_strdup (act);
  many = g_strdup_printf (ngettext ("%'u customer", "%'u customers", change->n_customers), change->n_customers);
  return g_strdup_printf ("%s · %s", many, act);
}

static GtkWidget *
make_row (RapportChangesPage      *self,
          const RapportTeamChange *change)
{
  RapportFormat *format = rapport_context_get_format (rapport_page_get_context (RAPPORT_PAGE (self)));
  g_autofree char *when = rapport_format_instant (format, change->at);
  g_autofree char *act = rapport_act_describe (change->act, NULL);
  g_autofree char *body = dup_body (change);
  g_autofree char *title = dup_title (change, act);
  g_autofree char *subtitle = change->member_name != NULL ? g_strdup_printf ("%s · %s", change->member_name, when)
                                                          : g_strdup (when);
  GtkWidget *row = rapport_detail_row_new (NULL, title, subtitle, body);

  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), change->customer != 0 ? rapport_customer_info.name : NULL,
                                change->customer);
  if (!change->is_seen)
    rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), NULL, _("Seen"), "changes.see",
                                   g_variant_new_string (change->key));
  return row;
}

static void
append_heading (RapportChangesPage *self,
                const char         *words,
                guint               n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (words);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (box, "agenda-heading");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "badge");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (self->groups), box);
}

/* @first, @n: which of the changes */
static void
append_group (RapportChangesPage *self,
              const char         *words,
              guint               first,
              guint               n)
{
  GtkWidget *list;

  if (n == 0 || self->rows->len >= self->n_shown)
    return;
  append_heading (self, words, n);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "frame-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = first; i < first + n && self->rows->len < self->n_shown; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (self->changes->changes, i));

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_box_append (GTK_BOX (self->groups), list);
}

static void
append_rest (RapportChangesPage *self)
{
  const guint rest = self->changes->changes->len - self->rows->len;
  g_autofree char *text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", rest), rest);
  GtkWidget *button;

  if (rest == 0)
    return;
  button = gtk_button_new_with_label (text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "changes.show-more");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->groups), button);
}

/* Which row has the keyboard, or one of its buttons; -1 for none. */
static int
find_focused (RapportChangesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, RAPPORT_TYPE_DETAIL_ROW) : NULL;
  guint index;

  return row != NULL && g_ptr_array_find (self->rows, row, &index) ? (int) index : -1;
}

static void
show_badge (RapportChangesPage *self)
{
  const guint n = self->changes->n_unseen;
  g_autofree char *badge = g_strdup_printf ("%'u", n);
  g_autofree char *description = g_strdup_printf (ngettext ("%'u change not seen", "%'u changes not seen", n), n);

  rapport_page_set_badge (RAPPORT_PAGE (self), n > 0 ? badge : NULL, n > 0 ? description : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.see-all", n > 0);
}

static void
show_changes (RapportChangesPage *self)
{
  const guint n_unseen = self->changes->n_unseen;
  const int focused = find_focused (self);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  if (n_unseen > 0)
    {
      GtkWidget *all = gtk_button_new_with_mnemonic (_("Mark _All as Seen"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "changes.see-all");
      gtk_widget_set_halign (all, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->groups), all);
    }
  append_group (self, _("Not Seen Yet"), 0, n_unseen);
  append_group (self, _("Seen"), n_unseen, self->changes->changes->len - n_unseen);
  append_rest (self);
  if (self->rows->len == 0)
    rapport_placeholder_show (self->placeholder,
                              _("Nobody else changed anything in files of customers lately. What the team changes is "
                                "listed here for a while, what you have not seen first."), NULL, NULL, FALSE);
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "changes" : "empty");
  if (focused >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (focused, (int) self->rows->len - 1)));
}

/* Who asks, at what time by the clock that the log is written by. */
typedef struct
{
  RapportActor  actor;
  gint64        now;
  GTimeZone    *zone;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_time_zone_unref (question->zone);
  g_free (question);
}

static gpointer
read_changes (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const Question *question = data;

  return rapport_team_changes_load (connection, &question->actor, question->now, question->zone, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportTeamChanges) changes = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportChangesPage *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (changes == NULL)
    {
      rapport_placeholder_show (self->placeholder, error->message, NULL, NULL, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  g_clear_pointer (&self->changes, rapport_team_changes_free);
  self->changes = g_steal_pointer (&changes);
  show_badge (self);
  /* rows that nobody sees are made when the page is looked at */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_changes (self);
}

static void
reload (RapportChangesPage *self)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  Question *question = g_new0 (Question, 1);

  rapport_book_get_actor (rapport_context_get_book (context), &question->actor);
  question->now = g_get_real_time () / G_USEC_PER_SEC;
  question->zone = g_time_zone_ref (rapport_context_get_zone (context));
  rapport_book_read_async (rapport_context_get_book (context), &self->question, read_changes, question, question_free,
                           (GDestroyNotify) rapport_team_changes_free, loaded_cb, self);
}

static void
see_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *key)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (widget));
  const char *keys[] = { g_variant_get_string (key, NULL), NULL };

  rapport_marks_note_async (rapport_context_get_book (context), keys, SEEN, NULL, NULL);
}

static void
see_all_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportChangesPage *self = RAPPORT_CHANGES_PAGE (widget);
  g_auto(GStrv) keys = self->changes != NULL ? rapport_team_changes_dup_keys (self->changes) : NULL;

  if (keys != NULL)
    rapport_marks_note_async (rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (self))),
                              (const char * const *) keys, SEEN, NULL, NULL);
}

static void
show_more_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RapportChangesPage *self = RAPPORT_CHANGES_PAGE (widget);

  self->n_shown += ROWS_AT_ONCE;
  show_changes (self);
}

static void
rapport_changes_page_constructed (GObject *object)
{
  RapportChangesPage *self = RAPPORT_CHANGES_PAGE (object);
  RapportBook *book = rapport_context_get_book (rapport_page_get_context (RAPPORT_PAGE (self)));

  G_OBJECT_CLASS (rapport_changes_page_parent_class)->constructed (object);

  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
  g_signal_connect_object (book, "changed", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "marks-changed", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "member-changed", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
  rapport_page_reload_daily (RAPPORT_PAGE (self));
  reload (self);
}

static void
rapport_changes_page_dispose (GObject *object)
{
  RapportChangesPage *self = RAPPORT_CHANGES_PAGE (object);

  rapport_book_forget (&self->question);
  g_clear_pointer (&self->changes, rapport_team_changes_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_CHANGES_PAGE);

  G_OBJECT_CLASS (rapport_changes_page_parent_class)->dispose (object);
}

static gboolean
rapport_changes_page_reload (RapportPage *page)
{
  reload (RAPPORT_CHANGES_PAGE (page));
  return TRUE;
}

static void
rapport_changes_page_class_init (RapportChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_changes_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_changes_page_dispose;

  RAPPORT_PAGE_CLASS (klass)->reload = rapport_changes_page_reload;

  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  gtk_widget_class_install_action (widget_class, "changes.see", "s", see_cb);
  gtk_widget_class_install_action (widget_class, "changes.see-all", NULL, see_all_cb);
  gtk_widget_class_install_action (widget_class, "changes.show-more", NULL, show_more_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportChangesPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportChangesPage, groups);
}

static void
rapport_changes_page_init (RapportChangesPage *self)
{
  self->n_shown = ROWS_AT_ONCE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
