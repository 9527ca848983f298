/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-fixture.h"
#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-form.h"
#include "scratch-act.h"

void
dialog_fixture_open (DialogFixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");

  fixture->book = scratch_book_open (fixture->folder);
  scratch_plan_by_hand (fixture->book);
  fixture->context = rapport_context_new (fixture->book, settings);
}

void
dialog_fixture_set_up (DialogFixture *fixture,
                       gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  dialog_fixture_open (fixture);
}

void
dialog_fixture_tear_down (DialogFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) gtk_window_destroy, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rapport_book_close (fixture->book);
  g_clear_object (&fixture->context);
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

gint64
dialog_fixture_add_customer (DialogFixture *fixture)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, "科技有限公司");
  return scratch_run (fixture->book, rapport_add_customer_new (customer, NULL, NULL));
}

GtkWidget *
dialog_find_child (GtkWidget *widget,
                   GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = dialog_find_child (child, type);
  return found;
}

/* The open dialog of @type that is not @other. */
GtkWidget *
dialog_find_other (GType      type,
                   GtkWidget *other)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *each = windows; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type) && each->data != other)
      found = each->data;
  g_assert_nonnull (found);
  return found;
}

GtkWidget *
dialog_find (GType type)
{
  return dialog_find_other (type, NULL);
}

/* Presses the first button called @label in @widget; whether there is one. It may take its window with it. */
gboolean
dialog_press (GtkWidget  *widget,
              const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (dialog_press (child, label))
      return TRUE;
  return FALSE;
}

/* Does what @widget itself does at the key @trigger. */
void
dialog_press_key (GtkWidget  *widget,
                  const char *trigger)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          g_autofree char *name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (!g_str_equal (name, trigger))
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut));
          return;
        }
    }
  g_assert_not_reached ();
}

GtkWidget *
dialog_get_control (GtkWidget *dialog,
                    guint      field)
{
  RapportForm *form = RAPPORT_FORM (dialog_find_child (dialog, RAPPORT_TYPE_FORM));

  return rapport_field_editor_get_control (rapport_form_get_editor (form, field));
}

void
dialog_type_long (GtkWidget  *dialog,
                  guint       field,
                  const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog_get_control (dialog, field))), text, -1);
}

char *
dialog_read_long (GtkWidget *dialog,
                  guint      field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog_get_control (dialog, field)));
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}
