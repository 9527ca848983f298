/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-customer.h"
#include "rapport-detail-row.h"
#include "rapport-extra-list.h"
#include "rapport-files-pane.h"
#include "rapport-follow-up-detail.h"
#include "rapport-form.h"
#include "rapport-long-text.h"
#include "rapport-override-rows.h"
#include "rapport-override.h"
#include "rapport-plan-hints.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-ui.h"
#include "rapport-wrap-layout.h"

/** RapportFollowUpDetail: one record or one plan, to be read and edited */
struct _RapportFollowUpDetail
{
  GtkWidget           parent_instance;

  GtkStack           *stack;
  GtkWidget          *nothing;
  GtkWidget          *title;
  GtkWidget          *subtitle;
  GtkWidget          *done;
  GtkWidget          *skip;
  GtkStack           *forms;
  RapportForm        *record_form;
  RapportForm        *plan_form;
  GtkWidget          *box;
  RapportExtraList   *extras;
  GtkWidget          *overrides_box;
  GtkListBox         *overrides;
  GtkWidget          *items_box;
  GtkListBox         *items;
  GtkWidget          *files;

  RapportContext     *context;
  RapportEntity      *thing;
};

G_DEFINE_FINAL_TYPE (RapportFollowUpDetail, rapport_follow_up_detail, GTK_TYPE_WIDGET)

static const guint record_fields[] = {
  RAPPORT_RECORD_METHOD, RAPPORT_RECORD_STARTED, RAPPORT_RECORD_ENDED, RAPPORT_RECORD_CONTACT,
  RAPPORT_RECORD_PURPOSE, RAPPORT_RECORD_SUMMARY, RAPPORT_RECORD_FEEDBACK, RAPPORT_RECORD_AGREED,
  RAPPORT_RECORD_COST_SAVED, RAPPORT_RECORD_EFFICIENCY, RAPPORT_RECORD_GROWTH, RAPPORT_RECORD_NEXT_ACTION,
  RAPPORT_RECORD_NEXT, RAPPORT_RECORD_RESPONDED, RAPPORT_RECORD_SATISFACTION, RAPPORT_RECORD_WILL_END,
  RAPPORT_RECORD_DEPTH, RAPPORT_RECORD_BEGAN_BY, RAPPORT_RECORD_PARTICIPANTS, RAPPORT_RECORD_OWNER,
  RAPPORT_RECORD_WARNING_REASON,
};

/* what a value review finds (RG-3) */
static const guint findings[] = { RAPPORT_RECORD_COST_SAVED, RAPPORT_RECORD_EFFICIENCY, RAPPORT_RECORD_GROWTH };

static const guint plan_fields[] = {
  RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_CONTACT, RAPPORT_PLAN_PURPOSE, RAPPORT_PLAN_CONTENT,
  RAPPORT_PLAN_GOAL, RAPPORT_PLAN_PREPARATION, RAPPORT_PLAN_BOOKED, RAPPORT_PLAN_DEPTH, RAPPORT_PLAN_OWNER,
  RAPPORT_PLAN_STATE, RAPPORT_PLAN_SKIP_REASON, RAPPORT_PLAN_WARNING_REASON,
};

static void
show_nothing (RapportFollowUpDetail *self)
{
  gtk_stack_set_visible_child (self->stack, self->nothing);
}

static gboolean
is_plan (RapportFollowUpDetail *self)
{
  return RAPPORT_IS_PLAN (self->thing);
}

static void
append_item (RapportFollowUpDetail *self,
             RapportEntity         *item)
{
  RapportFormat *format = rapport_context_get_format (self->context);
  const gint64 now = rapport_context_get_now (self->context);
  const RapportMoment *deadline = rapport_entity_get_moment (item, RAPPORT_ACTION_ITEM_DEADLINE);
  const char *who = rapport_context_get_member_name (self->context,
                                                     rapport_entity_get_integer (item, RAPPORT_ACTION_ITEM_WHO));
  gboolean is_done = rapport_entity_is_set (item, RAPPORT_ACTION_ITEM_DONE);
  g_autofree char *exact = rapport_format_moment (format, deadline);
  g_autofree char *relative = is_done ? g_strdup (_("Done")) : rapport_format_due (format, deadline, now);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (who == NULL)
    who = rapport_entity_get_text (item, RAPPORT_ACTION_ITEM_WHO_WORDS);
  subtitle = g_strjoin (" · ", who != NULL ? who : _("Nobody yet"), relative, *exact != '\0' ? exact : NULL, NULL);
  row = rapport_detail_row_new (is_done ? "object-select-symbolic" : "radio-symbolic",
                                rapport_entity_get_text (item, RAPPORT_ACTION_ITEM_WHAT), subtitle, NULL);
  if (!is_done)
    {
      rapport_detail_row_set_late (RAPPORT_DETAIL_ROW (row),
                                   rapport_moment_is_late (deadline, now, rapport_context_get_zone (self->context)));
      rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "object-select-symbolic", _("Done"),
                                     "follow-ups.finish-item", g_variant_new_int64 (rapport_entity_get_id (item)));
    }
  gtk_list_box_append (self->items, row);
}

static void
fill_items (RapportFollowUpDetail *self)
{
  g_autoptr(GPtrArray) items = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_list_box_remove (self->items, child);
  if (!is_plan (self))
    items = rapport_book_get_children (rapport_context_get_book (self->context), RAPPORT_TYPE_ACTION_ITEM,
                                       "record", rapport_entity_get_id (self->thing), NULL);
  for (guint i = 0; items != NULL && i < items->len; i++)
    append_item (self, g_ptr_array_index (items, i));
  gtk_widget_set_visible (self->items_box, items != NULL && items->len > 0);
}

static void
append_override (RapportFollowUpDetail *self,
                 RapportEntity         *override)
{
  const char *rule = rapport_entity_get_text (override, RAPPORT_OVERRIDE_RULE);
  const char *facts = rapport_entity_get_text (override, RAPPORT_OVERRIDE_FACTS);
  const char *who = rapport_context_get_member_name (self->context,
                                                     rapport_entity_get_integer (override, RAPPORT_OVERRIDE_MEMBER));
  g_autofree char *warning = rapport_warning_describe (rule, facts);
  g_autofree char *when = rapport_format_instant (rapport_context_get_format (self->context),
                                                  rapport_entity_get_integer (override, RAPPORT_OVERRIDE_AT));
  g_autofree char *subtitle = who != NULL ? g_strjoin (" · ", who, when, NULL) : g_strdup (when);
  GtkWidget *row = rapport_detail_row_new ("dialog-warning-symbolic", warning != NULL ? warning : rule, subtitle,
                                           rapport_entity_get_text (override, RAPPORT_OVERRIDE_REASON));

  gtk_widget_set_tooltip_text (row, rule);
  gtk_list_box_append (self->overrides, row);
}

/* Which warnings were passed for it, by whom and why */
static void
fill_overrides (RapportFollowUpDetail *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(GPtrArray) overrides = rapport_override_rows_load (rapport_book_get_connection (book), self->thing);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->overrides))) != NULL)
    gtk_list_box_remove (self->overrides, child);
  for (guint i = 0; i < overrides->len; i++)
    append_override (self, g_ptr_array_index (overrides, i));
  gtk_widget_set_visible (self->overrides_box, overrides->len > 0);
}

/* It holds what was written before each warning had its own. */
static void
show_reason (RapportFollowUpDetail *self)
{
  RapportForm *form = is_plan (self) ? self->plan_form : self->record_form;
  guint field = is_plan (self) ? (guint) RAPPORT_PLAN_WARNING_REASON : (guint) RAPPORT_RECORD_WARNING_REASON;

  gtk_widget_set_visible (GTK_WIDGET (rapport_form_get_editor (form, field)),
                          rapport_entity_is_set (self->thing, field));
}

/* They are asked for where they belong; elsewhere they are seen when they say something. */
static void
show_findings (RapportFollowUpDetail *self)
{
  const gboolean is_asked = !is_plan (self) &&
                            rapport_record_has_purpose (RAPPORT_RECORD (self->thing), RAPPORT_PURPOSE_VALUE);

  for (guint i = 0; !is_plan (self) && i < G_N_ELEMENTS (findings); i++)
    gtk_widget_set_visible (GTK_WIDGET (rapport_form_get_editor (self->record_form, findings[i])),
                            is_asked || rapport_entity_is_set (self->thing, findings[i]));
}

/* When a record was written down, if that was late (FR-6). */
static char *
dup_late (RapportFollowUpDetail *self)
{
  const gint64 written = rapport_entity_get_integer (self->thing, RAPPORT_RECORD_WRITTEN_AT);
  g_autofree char *at = NULL;

  if (!rapport_rules_is_late_record (rapport_context_get_rules (self->context),
                                     rapport_entity_get_moment (self->thing, RAPPORT_RECORD_STARTED),
                                     rapport_entity_get_integer (self->thing, RAPPORT_RECORD_ENDED), written))
    return NULL;
  at = rapport_format_instant (rapport_context_get_format (self->context), written);
  /* translators: a time */
  return g_strdup_printf (_("written down late, %s"), at);
}

static void
fill_head (RapportFollowUpDetail *self)
{
  RapportFormat *format = rapport_context_get_format (self->context);
  const gint64 now = rapport_context_get_now (self->context);
  const RapportMoment *when = rapport_entity_get_moment (self->thing, is_plan (self) ? (guint) RAPPORT_PLAN_DUE
                                                                                     : (guint) RAPPORT_RECORD_STARTED);
  gint64 id = rapport_entity_get_integer (self->thing, is_plan (self) ? (guint) RAPPORT_PLAN_CUSTOMER
                                                                      : (guint) RAPPORT_RECORD_CUSTOMER);
  g_autoptr(RapportEntity) customer = rapport_book_get (rapport_context_get_book (self->context),
                                                        RAPPORT_TYPE_CUSTOMER, id, NULL);
  gboolean is_open = is_plan (self) &&
                     g_strcmp0 (rapport_entity_get_text (self->thing, RAPPORT_PLAN_STATE), "planned") == 0;
  g_autofree char *exact = rapport_format_moment (format, when);
  g_autofree char *relative = is_open ? rapport_format_due (format, when, now) : rapport_format_ago (format, when, now);
  g_autofree char *subtitle = NULL;

  if (is_plan (self))
    /* translators: when it is due, relative and exact */
    subtitle = g_strdup_printf (_("Plan · %s · %s"), relative, exact);
  else
    {
      g_autofree char *late = dup_late (self);
      g_autofree char *further = rapport_record_dup_further (RAPPORT_RECORD (self->thing));
      /* translators: purposes such as Care, which one contact fulfilled beside its own */
      g_autofree char *also = further != NULL ? g_strdup_printf (_("fulfilled as well: %s"), further) : NULL;
      /* translators: when it was, relative and exact */
      g_autofree char *when_it_was = g_strdup_printf (_("Record · %s · %s"), relative, exact);

      subtitle = g_strjoin (" · ", when_it_was, late != NULL ? late : also, late != NULL ? also : NULL, NULL);
    }
  rapport_long_text_set (GTK_LABEL (self->title),
                         customer != NULL ? rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME) : NULL,
                         RAPPORT_LONG_TEXT_NAME);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_visible (self->done, is_open);
  gtk_widget_set_visible (self->skip, is_open);
}

static void
ticked_cb (RapportFollowUpDetail *self)
{
  if (self->thing != NULL)
    fill_head (self);
}

/* One deleted, here or elsewhere, is gone; what was changed is told anew. */
static void
book_changed_cb (RapportFollowUpDetail *self)
{
  g_autoptr(RapportEntity) still = NULL;

  if (self->thing == NULL)
    return;
  still = rapport_book_get (rapport_context_get_book (self->context), G_OBJECT_TYPE (self->thing),
                            rapport_entity_get_id (self->thing), NULL);
  if (still != self->thing)
    {
      rapport_follow_up_detail_show (self, G_OBJECT_TYPE (self->thing),
                                     still != NULL ? rapport_entity_get_id (still) : 0);
      return;
    }
  fill_head (self);
  show_reason (self);
  show_findings (self);
  fill_overrides (self);
  fill_items (self);
}

static void
rapport_follow_up_detail_dispose (GObject *object)
{
  RapportFollowUpDetail *self = RAPPORT_FOLLOW_UP_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_FOLLOW_UP_DETAIL);
  g_clear_object (&self->thing);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_follow_up_detail_parent_class)->dispose (object);
}

static void
rapport_follow_up_detail_class_init (RapportFollowUpDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_follow_up_detail_dispose;

  g_type_ensure (RAPPORT_TYPE_EXTRA_LIST);
  g_type_ensure (RAPPORT_TYPE_FORM);
  g_type_ensure (RAPPORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-follow-up-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, nothing);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, title);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, done);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, skip);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, forms);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, record_form);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, plan_form);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, box);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, extras);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, overrides_box);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, overrides);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, items_box);
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpDetail, items);
}

static void
rapport_follow_up_detail_init (RapportFollowUpDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_nothing (self);
}

/** rapport_follow_up_detail_set_context: needed before use; once */
void
rapport_follow_up_detail_set_context (RapportFollowUpDetail *self,
                                      RapportContext        *context)
{
  g_return_if_fail (RAPPORT_IS_FOLLOW_UP_DETAIL (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  rapport_form_set_context (self->record_form, context, RAPPORT_TYPE_RECORD);
  rapport_form_add_section (self->record_form, NULL, record_fields, G_N_ELEMENTS (record_fields));
  rapport_form_set_context (self->plan_form, context, RAPPORT_TYPE_PLAN);
  rapport_form_add_section (self->plan_form, NULL, plan_fields, G_N_ELEMENTS (plan_fields));
  rapport_extra_list_set_context (self->extras, context);
  self->files = rapport_files_pane_new (context);
  gtk_box_append (GTK_BOX (self->box), self->files);
  g_signal_connect_object (context, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  rapport_plan_hints_attach (context, self->plan_form);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rapport_follow_up_detail_show:
 * @type: RAPPORT_TYPE_RECORD or RAPPORT_TYPE_PLAN
 * @id: which; 0 for none
 */
void
rapport_follow_up_detail_show (RapportFollowUpDetail *self,
                               GType                  type,
                               gint64                 id)
{
  g_autoptr(RapportEntity) thing = NULL;

  g_return_if_fail (RAPPORT_IS_FOLLOW_UP_DETAIL (self));
  g_return_if_fail (self->context != NULL);

  if (id != 0)
    thing = rapport_book_get (rapport_context_get_book (self->context), type, id, NULL);
  if (thing != NULL && thing == self->thing)
    return;
  g_set_object (&self->thing, thing);
  rapport_form_set_entity (self->record_form, RAPPORT_IS_RECORD (thing) ? thing : NULL);
  rapport_form_set_entity (self->plan_form, RAPPORT_IS_PLAN (thing) ? thing : NULL);
  rapport_extra_list_set_owner (self->extras, RAPPORT_IS_RECORD (thing) ? thing : NULL);
  rapport_files_pane_set_owner (RAPPORT_FILES_PANE (self->files), thing);
  if (thing == NULL)
    {
      show_nothing (self);
      return;
    }
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (is_plan (self) ? self->plan_form : self->record_form));
  fill_head (self);
  show_reason (self);
  show_findings (self);
  fill_overrides (self);
  fill_items (self);
  gtk_stack_set_visible_child_name (self->stack, "thing");
}

/** rapport_follow_up_detail_get_thing: Returns: (transfer none) (nullable): the record or plan shown */
RapportEntity *
rapport_follow_up_detail_get_thing (RapportFollowUpDetail *self)
{
  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_DETAIL (self), NULL);

  return self->thing;
}
