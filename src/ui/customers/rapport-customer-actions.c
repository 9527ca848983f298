/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add-tag.h"
#include "rapport-archive-customers.h"
#include "rapport-change-grade.h"
#include "rapport-customer-actions.h"
#include "rapport-customer.h"
#include "rapport-erase-dialog.h"
#include "rapport-invite-dialog.h"
#include "rapport-log-many-dialog.h"
#include "rapport-merge-dialog.h"
#include "rapport-person-export.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-many-dialog.h"
#include "rapport-prompt.h"
#include "rapport-remove-tag.h"
#include "rapport-tag.h"
#include "rapport-tags.h"
#include "rapport-ui.h"

#define MOST_TAGS 12

/* tags are not counted while the person goes through the list */
#define COUNT_DELAY_MS 150

/* of so many customers that are selected at most it is looked up whether they are archived */
#define MOST_LOOKED_UP 20

/**
 * RapportCustomerActions:
 * What can be done with the customers selected in a list, each as one act: the actions
 * "customers.…" of the list, and its menu.
 */
struct _RapportCustomerActions
{
  GObject             parent_instance;

  RapportContext     *context;
  RapportList        *list;
  GSimpleActionGroup *group;
  GMenuModel         *menu;
  GMenu              *tags;
  GMenu              *own_tags;
  GCancellable       *question;
  GCancellable       *own_question;
  guint               own_source;
};

G_DEFINE_FINAL_TYPE (RapportCustomerActions, rapport_customer_actions, G_TYPE_OBJECT)

static gint64 *
dup_ids (RapportCustomerActions *self,
         guint                  *n)
{
  *n = 0;
  return self->list != NULL ? rapport_list_dup_selected_ids (self->list, n) : NULL;
}

static void
set_grade_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  RapportCustomerActions *self = data;
  const char *grade = g_variant_get_string (parameter, NULL);
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 0)
    rapport_change_grade_run (self->context, ids, n, *grade != '\0' ? grade : NULL);
}

static void
add_tag (RapportCustomerActions *self,
         const char             *tag)
{
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 0 && *tag != '\0')
    rapport_add_tag_told (self->context, ids, n, tag);
}

static void
add_tag_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  add_tag (data, g_variant_get_string (parameter, NULL));
}

static void
tag_typed_cb (const char *text,
              gpointer    data)
{
  add_tag (data, text);
}

static void
new_tag_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  RapportCustomerActions *self = data;

  rapport_prompt_show (rapport_context_get_window (self->context), _("Add Tag"), _("Tag"), NULL, _("_Add"),
                       tag_typed_cb, g_object_ref (self), g_object_unref);
}

static void
remove_tag (RapportCustomerActions *self,
            const char             *tag)
{
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 0 && *tag != '\0')
    rapport_remove_tag_ask (self->context, ids, n, tag);
}

static void
remove_tag_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  remove_tag (data, g_variant_get_string (parameter, NULL));
}

static void
removed_typed_cb (const char *text,
                  gpointer    data)
{
  remove_tag (data, text);
}

static void
other_tag_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  RapportCustomerActions *self = data;

  rapport_prompt_show (rapport_context_get_window (self->context), _("Remove Tag"), _("Tag"), NULL, _("_Remove"),
                       removed_typed_cb, g_object_ref (self), g_object_unref);
}

/* what the window does with one customer is done with the one that is shown */
static void
activate_in_window (RapportCustomerActions *self,
                    const char             *name)
{
  if (self->list != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->list), name, NULL);
}

static void
log_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 1)
    rapport_log_many_dialog_show (self->context, NULL, ids, n);
  else
    activate_in_window (self, "win.log");
}

static void
plan_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 1)
    rapport_plan_many_dialog_show (self->context, ids, n);
  else if (n == 1)
    rapport_plan_dialog_add (self->context, ids[0]);
}

static void
invite_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 0)
    rapport_invite_dialog_show (self->context, 0, ids, n);
}

static void
new_ticket_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  activate_in_window (data, "win.new-ticket");
}

static void
archive_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 0)
    rapport_archive_customers (self->context, ids, n);
}

static void
take_out_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n > 0)
    rapport_take_out_customers (self->context, ids, n);
}

static void
merge_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  if (n == 1 || n == 2)
    rapport_merge_dialog_show (self->context, ids[0], n == 2 ? ids[1] : 0);
}

static RapportEntity *
load_one (RapportCustomerActions *self)
{
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);

  return n == 1 ? rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, ids[0], NULL)
                : NULL;
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  RapportCustomerActions *self = data;
  g_autoptr(RapportEntity) customer = load_one (self);

  if (customer != NULL)
    rapport_person_export_ask (self->context, customer);
}

static void
erase_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  RapportCustomerActions *self = data;
  g_autoptr(RapportEntity) customer = load_one (self);

  if (customer != NULL)
    rapport_erase_dialog_show (self->context, customer);
}

static const GActionEntry entries[] = {
  { .name = "log", .activate = log_cb },
  { .name = "plan", .activate = plan_cb },
  { .name = "invite", .activate = invite_cb },
  { .name = "new-ticket", .activate = new_ticket_cb },
  { .name = "set-grade", .activate = set_grade_cb, .parameter_type = "s" },
  { .name = "add-tag", .activate = add_tag_cb, .parameter_type = "s" },
  { .name = "new-tag", .activate = new_tag_cb },
  { .name = "remove-tag", .activate = remove_tag_cb, .parameter_type = "s" },
  { .name = "other-tag", .activate = other_tag_cb },
  { .name = "archive", .activate = archive_cb },
  { .name = "take-out", .activate = take_out_cb },
  { .name = "merge", .activate = merge_cb },
  { .name = "export", .activate = export_cb },
  { .name = "erase", .activate = erase_cb },
};

static void
append_item (GMenu      *menu,
             const char *name,
             const char *action,
             GVariant   *target)
{
  g_autofree char *label = rapport_ui_dup_label (name);
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
fill_tags (RapportCustomerActions *self,
           char                  **tags)
{
  g_menu_remove_all (self->tags);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    append_item (self->tags, tags[i], "customers.add-tag", g_variant_new_string (tags[i]));
  for (guint i = 0; rapport_tag_suggestions[i].value != NULL; i++)
    {
      const char *tag = g_dpgettext2 (GETTEXT_PACKAGE, "choice", rapport_tag_suggestions[i].label);

      if (tags == NULL || !g_strv_contains ((const char * const *) tags, tag))
        append_item (self->tags, tag, "customers.add-tag", g_variant_new_string (tag));
    }
  g_menu_append (self->tags, _("_Other Tag…"), "customers.new-tag");
}

static void
tags_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) tags = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fill_tags (data, tags);
}

static void
ask_tags (RapportCustomerActions *self)
{
  rapport_tags_ask (rapport_context_get_book (self->context), &self->question, MOST_TAGS, tags_read_cb, self);
}

static gpointer
count_in_reader (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  return rapport_tags_count_each (connection, data, error);
}

/* What none of those selected has can't be taken from them. */
static void
tags_counted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  RapportCustomerActions *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) counts = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (counts == NULL)
    return;
  g_menu_remove_all (self->own_tags);
  for (guint i = 0; i < MIN (counts->len, MOST_TAGS); i++)
    {
      const RapportTagCount *count = g_ptr_array_index (counts, i);
      /* translators: a tag, and how many of the customers that are selected have it */
      g_autofree char *label = g_strdup_printf (C_("menu", "%s (%'u)"), count->name, count->n);

      append_item (self->own_tags, label, "customers.remove-tag", g_variant_new_string (count->name));
    }
  if (counts->len > MOST_TAGS)
    g_menu_append (self->own_tags, _("_Other Tag…"), "customers.other-tag");
  else if (counts->len == 0)
    g_menu_append (self->own_tags, C_("menu", "No tags"), "customers.no-tag");
}

static gboolean
count_tags_cb (gpointer data)
{
  RapportCustomerActions *self = data;
  guint n;
  g_autofree gint64 *ids = dup_ids (self, &n);
  GArray *customers = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);

  self->own_source = 0;
  rapport_book_read_async (rapport_context_get_book (self->context), &self->own_question, count_in_reader, customers,
                           (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref, tags_counted_cb, self);
  return G_SOURCE_REMOVE;
}

static void
count_tags_soon (RapportCustomerActions *self)
{
  g_clear_handle_id (&self->own_source, g_source_remove);
  rapport_book_forget (&self->own_question);
  g_menu_remove_all (self->own_tags);
  self->own_source = g_timeout_add (COUNT_DELAY_MS, count_tags_cb, self);
}

static void
book_changed_cb (RapportCustomerActions *self,
                 GArray                 *changes)
{
  if (!rapport_changes_concern (changes, &rapport_tag_info, 0))
    return;
  ask_tags (self);
  count_tags_soon (self);
}

/* whether any of those selected is as @archived says; of many that is not looked up */
static gboolean
has_some (RapportCustomerActions *self,
          gboolean                archived)
{
  g_autofree gint64 *ids = NULL;
  gboolean has = FALSE;
  guint n;

  if (rapport_list_get_n_selected (self->list) > MOST_LOOKED_UP)
    return TRUE;
  ids = dup_ids (self, &n);
  for (guint i = 0; i < n && !has; i++)
    {
      g_autoptr(RapportEntity) customer =
        rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, ids[i], NULL);

      has = customer != NULL && rapport_entity_get_flag (customer, RAPPORT_CUSTOMER_ARCHIVED) == archived;
    }
  return has;
}

static void
set_enabled (RapportCustomerActions *self,
             const char             *name,
             gboolean                enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->group), name)), enabled);
}

static void
update_enabled (RapportCustomerActions *self)
{
  guint n = rapport_list_get_n_selected (self->list);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), entries[i].name);
      gboolean single = g_str_equal (entries[i].name, "new-ticket") || g_str_equal (entries[i].name, "export") ||
                        g_str_equal (entries[i].name, "erase");

      if (g_str_equal (entries[i].name, "merge"))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), n == 1 || n == 2);
      else
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), single ? n == 1 : n > 0);
    }
  set_enabled (self, "archive", has_some (self, FALSE));
  set_enabled (self, "take-out", has_some (self, TRUE));
  count_tags_soon (self);
}

/* What is of no use with what is selected is not there: grey, it would not say why. */
static void
append_where_used (GMenu      *menu,
                   const char *label,
                   const char *action)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenu *
make_grades (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; rapport_grades[i].value != NULL; i++)
    append_item (menu, rapport_choice_label (rapport_grades, rapport_grades[i].value),
                 "customers.set-grade", g_variant_new_string (rapport_grades[i].value));
  append_item (menu, _("None"), "customers.set-grade", g_variant_new_string (""));
  return menu;
}

static GMenuModel *
make_menu (RapportCustomerActions *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) work = g_menu_new ();
  g_autoptr(GMenu) edit = g_menu_new ();
  g_autoptr(GMenu) grades = make_grades ();
  g_autoptr(GMenu) more = g_menu_new ();
  g_autoptr(GMenu) person = g_menu_new ();

  g_menu_append (work, _("_Log Follow-up…"), "customers.log");
  g_menu_append (work, _("_Plan Follow-up…"), "customers.plan");
  append_where_used (work, _("New _Ticket…"), "customers.new-ticket");
  g_menu_append_submenu (edit, _("Set _Grade"), G_MENU_MODEL (grades));
  g_menu_append_submenu (edit, _("Add T_ag"), G_MENU_MODEL (self->tags));
  g_menu_append_submenu (edit, _("Remo_ve Tag"), G_MENU_MODEL (self->own_tags));
  g_menu_append (more, _("_Invite to an Activity…"), "customers.invite");
  append_where_used (more, _("Arc_hive"), "customers.archive");
  append_where_used (more, _("Take O_ut of the Archive"), "customers.take-out");
  g_menu_append (more, _("_Merge Two Customers…"), "customers.merge");
  append_where_used (person, _("E_xport What Is Kept…"), "customers.export");
  append_where_used (person, _("_Erase for Good…"), "customers.erase");
  g_menu_append_section (more, NULL, G_MENU_MODEL (person));
  /* the whole of it is in sight on a small screen, wherever the row is */
  g_menu_append_submenu (edit, C_("menu", "_More"), G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  return G_MENU_MODEL (menu);
}

static void
rapport_customer_actions_dispose (GObject *object)
{
  RapportCustomerActions *self = RAPPORT_CUSTOMER_ACTIONS (object);

  g_clear_handle_id (&self->own_source, g_source_remove);
  rapport_book_forget (&self->question);
  rapport_book_forget (&self->own_question);
  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->context);
  g_clear_object (&self->group);
  g_clear_object (&self->menu);
  g_clear_object (&self->tags);
  g_clear_object (&self->own_tags);

  G_OBJECT_CLASS (rapport_customer_actions_parent_class)->dispose (object);
}

static void
rapport_customer_actions_class_init (RapportCustomerActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_customer_actions_dispose;
}

static void
rapport_customer_actions_init (RapportCustomerActions *self)
{
  self->group = g_simple_action_group_new ();
  self->tags = g_menu_new ();
  self->own_tags = g_menu_new ();
}

/** rapport_customer_actions_new: Returns: (transfer full): the actions for what is selected in @list */
RapportCustomerActions *
rapport_customer_actions_new (RapportContext *context,
                              RapportList    *list)
{
  RapportCustomerActions *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (RAPPORT_IS_LIST (list), NULL);

  self = g_object_new (RAPPORT_TYPE_CUSTOMER_ACTIONS, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->list, list);
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (list), "customers", G_ACTION_GROUP (self->group));
  ask_tags (self);
  self->menu = make_menu (self);
  g_signal_connect_object (rapport_context_get_book (context), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "selection-changed", G_CALLBACK (update_enabled), self, G_CONNECT_SWAPPED);
  update_enabled (self);
  return self;
}

/** rapport_customer_actions_get_menu: Returns: (transfer none): what can be done, as a menu */
GMenuModel *
rapport_customer_actions_get_menu (RapportCustomerActions *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_ACTIONS (self), NULL);

  return self->menu;
}
