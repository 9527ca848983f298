/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-agenda-row.h"
#include "rapport-long-text.h"
#include "rapport-method-icon.h"
#include "rapport-record.h"
#include "rapport-snooze.h"
#include "rapport-ui.h"

/** RapportAgendaRow: one thing that is due: with whom, what, when, and what can be done about it. Menus, which take
 * longer to make than all else of it, are made when they are opened. */
struct _RapportAgendaRow
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *image;
  GtkWidget     *title;
  GtkWidget     *what;
  GtkWidget     *before;
  GtkWidget     *relative;
  GtkWidget     *exact;
  GtkWidget     *phone;
  GtkWidget     *act;
  GtkWidget     *snooze;
  GtkWidget     *open;
  RapportContext *context;
  GVariant      *thing;
  char          *number;
};

G_DEFINE_FINAL_TYPE (RapportAgendaRow, rapport_agenda_row, GTK_TYPE_LIST_BOX_ROW)

static void
rapport_agenda_row_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_AGENDA_ROW (object)->context);
  g_clear_pointer (&RAPPORT_AGENDA_ROW (object)->thing, g_variant_unref);
  g_clear_pointer (&RAPPORT_AGENDA_ROW (object)->number, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_AGENDA_ROW);

  G_OBJECT_CLASS (rapport_agenda_row_parent_class)->dispose (object);
}

static void
rapport_agenda_row_class_init (RapportAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_agenda_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, image);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, title);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, what);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, before);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, phone);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, relative);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, exact);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, act);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, snooze);
  gtk_widget_class_bind_template_child (widget_class, RapportAgendaRow, open);
}

static void
rapport_agenda_row_init (RapportAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
describe (const RapportAgendaItem *item)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *method = item->method;

  if (method != NULL && rapport_choice_find (rapport_methods, method) != NULL)
    method = rapport_choice_label (rapport_methods, method);
  add_part (text, item->priority);
  add_part (text, item->number);
  if (item->kind->say_clock != NULL)
    add_part (text, item->kind->say_clock (item->clock));
  if (item->kind->first_clock != NULL && g_strcmp0 (item->clock, item->kind->first_clock) == 0)
    {
      g_autofree char *name = item->kind->say_name (item->number != NULL ? item->number : "", item->clock);

      add_part (text, name);
    }
  add_part (text, method);
  add_part (text, item->what);
  add_part (text, item->owner_name);
  return g_strdup (text->str);
}

/* Whom to turn to, and what was said last. */
static char *
describe_before (RapportContext          *context,
                 const RapportAgendaItem *item)
{
  g_autoptr(GString) text = g_string_new (NULL);

  add_part (text, item->contact_name);
  add_part (text, item->phone);
  if (item->said != NULL)
    {
      g_autofree char *when = rapport_format_day (rapport_context_get_format (context), item->said_when.day);
      /* translators: a day, then what was said then with the customer */
      g_autofree char *said = g_strdup_printf (_("%s: %s"), when, item->said);

      add_part (text, said);
    }
  return g_strdup (text->str);
}

/* What has a priority is a ticket's: it is over its time, where what is planned is late. */
static char *
dup_relative (RapportFormat           *format,
              const RapportAgendaItem *item,
              gint64                   now)
{
  return item->priority != NULL && item->due.has_time ? rapport_format_remaining (format, item->due.at, now)
                                                      : rapport_format_due (format, &item->due, now);
}

static void
set_when (RapportAgendaRow        *self,
          RapportContext          *context,
          const RapportAgendaItem *item)
{
  RapportFormat *format = rapport_context_get_format (context);
  const gint64 now = rapport_context_get_now (context);
  const gboolean is_due = rapport_moment_is_set (&item->due);
  g_autofree char *relative = is_due ? dup_relative (format, item, now) : NULL;
  g_autofree char *exact = is_due ? rapport_format_moment (format, &item->due) : NULL;

  if (item->snoozed_until != RAPPORT_UNSET)
    {
      g_autofree char *until = rapport_format_instant (format, item->snoozed_until);

      g_free (relative);
      /* translators: a moment until which something was put off */
      relative = g_strdup_printf (_("until %s"), until);
    }
  gtk_label_set_text (GTK_LABEL (self->relative), relative != NULL ? relative : "");
  gtk_label_set_text (GTK_LABEL (self->exact), exact != NULL ? exact : "");
  if (is_due && item->snoozed_until == RAPPORT_UNSET &&
      rapport_moment_is_late (&item->due, now, rapport_context_get_zone (context)))
    gtk_widget_add_css_class (self->relative, "late");
  else
    gtk_widget_remove_css_class (self->relative, "late");
}

static void
set_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (widget), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
}

static void
create_snooze_menu_cb (GtkMenuButton *button,
                       gpointer       data)
{
  RapportAgendaRow *self = data;
  g_autoptr(GMenuModel) menu = rapport_snooze_menu_new (self->context, self->thing);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
set_acts (RapportAgendaRow        *self,
          const RapportAgendaItem *item)
{
  const RapportDueButton *button = rapport_due_kind_find_button (item->kind, item->clock);

  g_return_if_fail (button != NULL && button->label != NULL);

  if (item->snoozed_until != RAPPORT_UNSET)
    {
      gtk_button_set_label (GTK_BUTTON (self->act), _("Bring Back"));
      set_action (self->act, "today.bring-back", self->thing);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (self->act), gettext (button->label));
      set_action (self->act, "today.act", g_variant_new ("(s@(sxx))", button->act, self->thing));
    }
  if (rapport_moment_is_set (&item->due) && item->snoozed_until == RAPPORT_UNSET)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->snooze), create_snooze_menu_cb, self, NULL);
  else
    gtk_widget_set_visible (self->snooze, FALSE);
  set_action (self->open, "today.open", self->thing);
}

static void
create_phone_menu_cb (GtkMenuButton *button,
                      gpointer       data)
{
  RapportAgendaRow *self = data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuItem) copy = g_menu_item_new (_("_Copy Phone Number"), NULL);
  g_autoptr(GMenuItem) call = g_menu_item_new (_("C_all"), NULL);

  g_menu_item_set_action_and_target_value (copy, "today.copy", g_variant_new_string (self->number));
  g_menu_append_item (menu, copy);
  g_menu_item_set_action_and_target_value (call, "today.call", g_variant_new_string (self->number));
  g_menu_append_item (menu, call);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
show_phone (RapportAgendaRow        *self,
            const RapportAgendaItem *item)
{
  gtk_widget_set_visible (self->phone, item->phone != NULL);
  if (g_strcmp0 (self->number, item->phone) == 0)
    return;
  g_free (self->number);
  self->number = g_strdup (item->phone);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->phone),
                                         item->phone != NULL ? create_phone_menu_cb : NULL, self, NULL);
}

/**
 * rapport_agenda_row_new:
 * @item: what is due
 *
 * Returns: (transfer floating): a row whose buttons activate today.open and today.bring-back with (kind, id,
 *   customer), today.snooze with until when and those, today.act with the act and those, and today.copy and
 *   today.call with a telephone number
 */
GtkWidget *
rapport_agenda_row_new (RapportContext          *context,
                        const RapportAgendaItem *item)
{
  RapportAgendaRow *self = g_object_new (RAPPORT_TYPE_AGENDA_ROW, NULL);

  self->thing = g_variant_ref_sink (g_variant_new ("(sxx)", item->thing, item->id, item->customer));
  self->context = g_object_ref (context);
  set_acts (self, item);
  rapport_agenda_row_show (self, context, item);
  return GTK_WIDGET (self);
}

/**
 * rapport_agenda_row_show:
 * @item: the row's thing as it is now, with the same clock
 *
 * Brings what is said of the thing up to date; its buttons keep the keyboard, and their menu stays open.
 */
void
rapport_agenda_row_show (RapportAgendaRow        *self,
                         RapportContext          *context,
                         const RapportAgendaItem *item)
{
  const char *icon;
  g_autofree char *what = NULL;
  g_autofree char *before = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (RAPPORT_IS_AGENDA_ROW (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (item != NULL);

  icon = rapport_method_icon (item->method_id);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon != NULL ? icon : item->kind->icon);
  show_phone (self, item);
  before = describe_before (context, item);
  rapport_long_text_set (GTK_LABEL (self->before), before, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_visible (self->before, *before != '\0');
  what = describe (item);
  gtk_widget_set_visible (self->what, *what != '\0');
  name = item->kind->say_name (item->number != NULL ? item->number : "", item->clock);
  rapport_long_text_set (GTK_LABEL (self->title), item->customer_name != NULL ? item->customer_name : name,
                         RAPPORT_LONG_TEXT_NAME);
  g_clear_pointer (&name, g_free);
  tooltip = rapport_long_text_cut (what, RAPPORT_LONG_TEXT_BODY);
  rapport_long_text_set (GTK_LABEL (self->what), what, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_tooltip_text (self->what, tooltip);
  set_when (self, context, item);
  name = g_strjoin (", ", gtk_label_get_text (GTK_LABEL (self->title)), gtk_label_get_text (GTK_LABEL (self->what)),
                    gtk_label_get_text (GTK_LABEL (self->relative)), gtk_label_get_text (GTK_LABEL (self->before)),
                    NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** rapport_agenda_row_get_thing: Returns: (transfer none): kind, id and customer, as (sxx) */
GVariant *
rapport_agenda_row_get_thing (RapportAgendaRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_AGENDA_ROW (self), NULL);

  return self->thing;
}
