/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-control-name.h"
#include "rapport-greet-dialog.h"
#include "rapport-greet.h"
#include "rapport-record.h"
#include "rapport-run.h"
#include "rapport-ui.h"

/* so many are listed at most */
#define MOST 2000

#define USUAL_METHOD "wechat"

/** RapportGreetDialog: greetings to many customers as one act: what is written, how, and to whom */
struct _RapportGreetDialog
{
  GtkWindow       parent_instance;

  GtkWidget      *text;
  GtkWidget      *fields;
  GtkWidget      *preview;
  GtkDropDown    *method;
  GtkWidget      *mine;
  GtkWidget      *all;
  GtkListView    *whom;

  RapportContext *context;
  GArray         *care_dates;
  GPtrArray      *found;
  GArray         *chosen;
  GCancellable   *question;
  gboolean        asked;
};

G_DEFINE_FINAL_TYPE (RapportGreetDialog, rapport_greet_dialog, GTK_TYPE_WINDOW)

/* What the reader's thread needs */
typedef struct
{
  GArray *care_dates;
  gint64  owner;
} Search;

static void
search_free (gpointer data)
{
  g_array_unref (((Search *) data)->care_dates);
  g_free (data);
}

static RapportGreetable *
get_nth (RapportGreetDialog *self,
         guint               n)
{
  return g_ptr_array_index (self->found, n);
}

static char *
dup_text (RapportGreetDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static guint
count_chosen (RapportGreetDialog *self,
              guint              *first)
{
  guint n = 0;

  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, gboolean, i) && n++ == 0)
      *first = i;
  return n;
}

/* What the first of them gets */
static void
show_preview (RapportGreetDialog *self)
{
  const gint64 member = rapport_context_get_member (self->context);
  g_autofree char *text = dup_text (self);
  g_autofree char *filled = NULL;
  g_autofree char *words = NULL;
  guint first = 0;
  const guint n = self->found != NULL ? count_chosen (self, &first) : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "greet.log", n > 0 && *text != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "greet.plan", n > 0 && *text != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "greet.skip", n > 0);
  words = g_strdup_printf (ngettext ("%'u c_ustomer chosen", "%'u c_ustomers chosen", n), n);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->all), words);
  if (n > 0)
    filled = rapport_greet_dup_text (get_nth (self, first), text,
                                     member != 0 ? rapport_context_get_member_name (self->context, member) : NULL);
  gtk_label_set_text (GTK_LABEL (self->preview), filled != NULL ? filled : "");
}

static char *
describe (RapportGreetDialog     *self,
          const RapportGreetable *greeted)
{
  RapportFormat *format = rapport_context_get_format (self->context);
  g_autofree char *day = rapport_format_day (format, greeted->day);
  const char *occasion = greeted->festival != NULL ? rapport_choice_label (rapport_festivals, greeted->festival)
                                                   : rapport_choice_label (rapport_care_kinds, greeted->occasion);

  return g_strjoin (" · ", greeted->customer_name, greeted->contact_name != NULL ? greeted->contact_name : occasion,
                    greeted->contact_name != NULL ? occasion : day, greeted->contact_name != NULL ? day : NULL, NULL);
}

static void
chosen_cb (RapportGreetDialog *self,
           GtkCheckButton     *check)
{
  const guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "place"));

  if (self->found == NULL || n == 0 || n > self->chosen->len)
    return;
  g_array_index (self->chosen, gboolean, n - 1) = gtk_check_button_get_active (check);
  show_preview (self);
}

static void
set_up_row_cb (RapportGreetDialog *self,
               GtkListItem        *item)
{
  GtkWidget *check = rapport_control_name_check_new ("");

  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (RapportGreetDialog *self,
             GtkListItem        *item)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  const guint n = gtk_list_item_get_position (item);
  g_autofree char *words = describe (self, get_nth (self, n));

  g_object_set_data (G_OBJECT (check), "place", NULL);
  gtk_check_button_set_label (check, words);
  gtk_check_button_set_active (check, g_array_index (self->chosen, gboolean, n));
  g_object_set_data (G_OBJECT (check), "place", GUINT_TO_POINTER (n + 1));
}

/* The rows show what the arrays hold by their places. */
static void
show_rows (RapportGreetDialog *self)
{
  g_autoptr(GtkStringList) places = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->found->len; i++)
    gtk_string_list_append (places, "");
  gtk_list_view_set_model (self->whom, NULL);
  gtk_list_view_set_model (self->whom, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (places)))));
  show_preview (self);
}

static void
all_cb (RapportGreetDialog *self)
{
  const gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));

  if (self->found == NULL)
    return;
  for (guint i = 0; i < self->chosen->len; i++)
    g_array_index (self->chosen, gboolean, i) = all;
  show_rows (self);
}

static guint
find_method (const char *method)
{
  for (guint i = 0; rapport_methods[i].value != NULL; i++)
    if (g_strcmp0 (rapport_methods[i].value, method) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* The care date's own message, else one that suits the occasion */
static void
propose (RapportGreetDialog *self)
{
  static const struct { const char *occasion; const char *text; } texts[] = {
    { "birthday", N_("Happy birthday, {contact}! With best wishes, {name}") },
    { "anniversary", N_("Dear {contact}, congratulations on the anniversary of {customer}! {name}") },
    { "cooperation", N_("Dear {contact}, another year of working together with {customer}: thank you! {name}") },
    { "festival", N_("Dear {contact}, best wishes for {occasion} to you and {customer}! {name}") },
    { "event", N_("Dear {contact}, all the best to {customer}! {name}") },
  };
  const RapportGreetable *first = self->found->len > 0 ? get_nth (self, 0) : NULL;
  const char *text = first != NULL ? first->text : NULL;
  guint method = find_method (first != NULL && self->found->len == 1 ? first->method : NULL);

  for (guint i = 0; first != NULL && text == NULL && i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].occasion, first->occasion) == 0)
      text = gettext (texts[i].text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text != NULL ? text : "", -1);
  gtk_drop_down_set_selected (self->method, method != GTK_INVALID_LIST_POSITION ? method : find_method (USUAL_METHOD));
}

static gpointer
read_whom (RapportConnection  *connection,
           gpointer            data,
           GError            **error)
{
  const Search *search = data;

  return rapport_greetable_load (connection, (const gint64 *) search->care_dates->data, search->care_dates->len,
                                 search->owner, MOST, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportGreetDialog *self = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *found = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  const gboolean yes = TRUE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->question);
  if (found == NULL)
    {
      rapport_context_fail (self->context, error->message);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  g_array_set_size (self->chosen, 0);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (self->chosen, yes);
  if (!self->asked)
    propose (self);
  self->asked = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all), TRUE);
  show_rows (self);
}

static void
ask (RapportGreetDialog *self)
{
  Search *search = g_new0 (Search, 1);

  search->care_dates = g_array_copy (self->care_dates);
  search->owner = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->mine)) ? rapport_context_get_member (self->context)
                                                                              : 0;
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_whom, search, search_free,
                           (GDestroyNotify) g_ptr_array_unref, read_cb, self);
}

static GPtrArray *
dup_chosen (RapportGreetDialog *self)
{
  GPtrArray *chosen = g_ptr_array_copy (self->found, (GCopyFunc) rapport_greetable_copy, NULL);

  g_ptr_array_set_free_func (chosen, (GDestroyNotify) rapport_greetable_free);
  for (guint i = self->chosen->len; i-- > 0;)
    if (!g_array_index (self->chosen, gboolean, i))
      g_ptr_array_remove_index (chosen, i);
  return chosen;
}

static void
act (RapportGreetDialog  *self,
     RapportGreetingDeed  deed)
{
  g_autofree char *text = dup_text (self);
  g_autoptr(GPtrArray) chosen = NULL;
  const guint method = gtk_drop_down_get_selected (self->method);

  if (self->found == NULL)
    return;
  chosen = dup_chosen (self);
  rapport_run_told (self->context, rapport_greet_new (chosen, deed, text, rapport_methods[method].value));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
log_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  act (RAPPORT_GREET_DIALOG (widget), RAPPORT_GREET_DONE);
}

static void
plan_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  act (RAPPORT_GREET_DIALOG (widget), RAPPORT_GREET_PLAN);
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  act (RAPPORT_GREET_DIALOG (widget), RAPPORT_GREET_SKIP);
}

static void
rapport_greet_dialog_dispose (GObject *object)
{
  RapportGreetDialog *self = RAPPORT_GREET_DIALOG (object);

  rapport_book_forget (&self->question);
  if (self->whom != NULL)
    gtk_list_view_set_model (self->whom, NULL);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_GREET_DIALOG);
  g_clear_object (&self->context);
  g_clear_pointer (&self->care_dates, g_array_unref);
  g_clear_pointer (&self->chosen, g_array_unref);

  G_OBJECT_CLASS (rapport_greet_dialog_parent_class)->dispose (object);
}

static void
rapport_greet_dialog_class_init (RapportGreetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_greet_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-greet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, text);
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, method);
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, mine);
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, all);
  gtk_widget_class_bind_template_child (widget_class, RapportGreetDialog, whom);
  gtk_widget_class_install_action (widget_class, "greet.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "greet.plan", NULL, plan_cb);
  gtk_widget_class_install_action (widget_class, "greet.skip", NULL, skip_cb);
}

static void
rapport_greet_dialog_init (RapportGreetDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkStringList) methods = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->care_dates = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; rapport_methods[i].value != NULL; i++)
    gtk_string_list_append (methods, rapport_choice_label (rapport_methods, rapport_methods[i].value));
  gtk_drop_down_set_model (self->method, G_LIST_MODEL (methods));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->whom, factory);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (show_preview), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mine, "toggled", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  /* translators: the words in braces stay as they are */
  gtk_label_set_text (GTK_LABEL (self->fields), _("Filled in for each: {contact}, {customer}, {occasion}, {day}, {name}"
                                                  " (yours)"));
  rapport_ui_add_close_key (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "greet.log");
}

/**
 * rapport_greet_dialog_show:
 * @care_dates: (array length=n_care_dates): ids
 *
 * Asks what is written to whom on the next day of each; who was greeted for it is left out.
 */
void
rapport_greet_dialog_show (RapportContext *context,
                           const gint64   *care_dates,
                           guint           n_care_dates)
{
  RapportGreetDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (care_dates != NULL && n_care_dates > 0);

  self = g_object_new (RAPPORT_TYPE_GREET_DIALOG, "modal", TRUE, "transient-for", rapport_context_get_window (context),
                       NULL);
  self->context = g_object_ref (context);
  g_array_append_vals (self->care_dates, care_dates, n_care_dates);
  gtk_widget_set_visible (self->mine, rapport_context_get_member (context) != 0);
  show_preview (self);
  ask (self);
  gtk_widget_grab_focus (self->text);
  gtk_window_present (GTK_WINDOW (self));
}
