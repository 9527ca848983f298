/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact.h"
#include "rapport-control-name.h"
#include "rapport-customer-children.h"
#include "rapport-customer-head.h"
#include "rapport-customer.h"
#include "rapport-follow-up-checks.h"
#include "rapport-format.h"
#include "rapport-list-columns.h"
#include "rapport-list-query.h"
#include "rapport-long-text.h"
#include "rapport-member.h"
#include "rapport-tag-editor.h"
#include "rapport-ui.h"

/** RapportCustomerHead: the customer at a glance, with what is done most */
struct _RapportCustomerHead
{
  GtkWidget         parent_instance;

  RapportContext   *context;
  RapportFormat    *format;
  RapportEntity    *customer;
  GtkWidget        *name;
  GtkWidget        *number;
  GtkWidget        *grade;
  GtkWidget        *archived;
  GtkWidget        *standing;
  RapportTagEditor *tags;
  GtkWidget        *owner;
  GtkWidget        *phone;
  GtkWidget        *last;
  GtkWidget        *next;
  GtkWidget        *why;
  RapportFollowUpChecks *checks;
};

G_DEFINE_FINAL_TYPE (RapportCustomerHead, rapport_customer_head, GTK_TYPE_WIDGET)

static void
add_part (GString    *line,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static void
show_fact (GtkWidget  *label,
           const char *text)
{
  rapport_long_text_set (GTK_LABEL (label), text != NULL && *text != '\0' ? text : "–", RAPPORT_LONG_TEXT_NAME);
}

/* the telephone of the first contact who is still there */
static char *
dup_phone (RapportCustomerHead *self)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  g_autoptr(GPtrArray) contacts = NULL;
  const char *phone, *name;

  if (connection != NULL)
    contacts = rapport_customer_children_load_callable (connection, rapport_entity_get_id (self->customer), 1, NULL);
  if (contacts == NULL || contacts->len == 0)
    return NULL;
  phone = rapport_entity_get_text (contacts->pdata[0], RAPPORT_CONTACT_PHONE);
  name = rapport_entity_get_text (contacts->pdata[0], RAPPORT_CONTACT_NAME);
  if (phone == NULL)
    phone = rapport_entity_get_text (contacts->pdata[0], RAPPORT_CONTACT_MOBILE);
  return name != NULL ? g_strdup_printf ("%s · %s", phone, name) : g_strdup (phone);
}

static void
show_follow_ups (RapportCustomerHead *self)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  const gint64 id = rapport_entity_get_id (self->customer);
  const gint64 now = rapport_context_get_now (self->context);
  g_autoptr(GPtrArray) rows = NULL;
  RapportMoment last = { 0 }, next = { 0 };
  g_autofree char *last_words = NULL;
  g_autofree char *next_due = NULL;
  g_autofree char *next_at = NULL;
  g_autofree char *next_words = NULL;
  gboolean late;

  if (connection != NULL)
    rows = rapport_list_query_fetch (&rapport_list_customers, connection, &id, 1);
  if (rows != NULL && g_ptr_array_index (rows, 0) != NULL)
    {
      last = rapport_row_get_moment (g_ptr_array_index (rows, 0), RAPPORT_CUSTOMER_CELL_LAST);
      next = rapport_row_get_moment (g_ptr_array_index (rows, 0), RAPPORT_CUSTOMER_CELL_NEXT);
    }
  if (rapport_moment_is_set (&last))
    last_words = rapport_format_moment (self->format, &last);
  if (rapport_moment_is_set (&next))
    {
      next_due = rapport_format_due (self->format, &next, now);
      next_at = rapport_format_moment (self->format, &next);
      next_words = g_strconcat (next_due, " · ", next_at, NULL);
    }
  show_fact (self->last, last_words);
  show_fact (self->next, next_words);
  late = rapport_moment_is_set (&next) && rapport_moment_is_late (&next, now, rapport_context_get_zone (self->context));
  if (late)
    gtk_widget_add_css_class (self->next, "late");
  else
    gtk_widget_remove_css_class (self->next, "late");
}

/* Why the cadence wants the next contact when it does; its line is there before that is known, so that nothing jumps */
static void
show_why (RapportCustomerHead *self)
{
  g_autofree char *why = self->customer != NULL ? rapport_follow_up_checks_dup_why (self->checks) : NULL;

  gtk_label_set_text (GTK_LABEL (self->why), why != NULL ? why : "");
  gtk_widget_set_tooltip_text (self->why, why);
  gtk_widget_set_tooltip_text (self->next, why);
  if (why != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_fields (RapportCustomerHead *self)
{
  const char *stage = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_STAGE);
  const char *grade = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_GRADE);
  const char *grade_words = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_GRADE_WORDS);
  gint64 owner = rapport_entity_get_integer (self->customer, RAPPORT_CUSTOMER_OWNER);
  const char *number = rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_NUMBER);
  g_autoptr(GString) standing = g_string_new (NULL);

  rapport_long_text_set (GTK_LABEL (self->name), rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_NAME),
                         RAPPORT_LONG_TEXT_NAME);
  rapport_long_text_set (GTK_LABEL (self->number), number, 24);
  if (grade != NULL)
    grade_words = rapport_choice_label (rapport_grades, grade);
  for (const RapportChoice *each = rapport_grades; each->value != NULL; each++)
    {
      g_autofree char *class = g_strconcat ("grade-", each->value, NULL);

      (g_strcmp0 (each->value, grade) == 0 ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->grade, class);
    }
  rapport_long_text_set (GTK_LABEL (self->grade), grade_words, 24);
  gtk_widget_set_visible (self->grade, grade_words != NULL);
  gtk_widget_set_visible (self->archived, rapport_entity_get_flag (self->customer, RAPPORT_CUSTOMER_ARCHIVED));
  add_part (standing, rapport_choice_label (rapport_stages, stage));
  add_part (standing, rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_STATUS));
  add_part (standing, rapport_entity_get_text (self->customer, RAPPORT_CUSTOMER_INDUSTRY));
  rapport_long_text_set (GTK_LABEL (self->standing), standing->str, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_visible (self->standing, standing->len > 0);
  show_fact (self->owner, rapport_context_get_member_name (self->context, owner));
}

static void
show_all (RapportCustomerHead *self)
{
  g_autofree char *phone = NULL;

  if (self->customer == NULL)
    return;
  phone = dup_phone (self);
  show_fact (self->phone, phone);
  show_fields (self);
  show_follow_ups (self);
  show_why (self);
  rapport_tag_editor_reload (self->tags);
}

static void
notify_cb (RapportCustomerHead *self)
{
  if (self->customer != NULL)
    show_fields (self);
}

static void
book_changed_cb (RapportCustomerHead *self,
                 GArray              *changes)
{
  if (self->customer != NULL &&
      (rapport_changes_concern (changes, NULL, rapport_entity_get_id (self->customer)) ||
       rapport_changes_concern (changes, &rapport_member_info, 0)))
    show_all (self);
}

static void
rapport_customer_head_dispose (GObject *object)
{
  RapportCustomerHead *self = RAPPORT_CUSTOMER_HEAD (object);

  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_clear_object (&self->customer);
  g_clear_object (&self->checks);
  g_clear_object (&self->context);
  g_clear_object (&self->format);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_customer_head_parent_class)->dispose (object);
}

static void
rapport_customer_head_class_init (RapportCustomerHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_head_dispose;

  g_type_ensure (RAPPORT_TYPE_TAG_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customer-head.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, name);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, number);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, grade);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, archived);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, standing);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, tags);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, owner);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, phone);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, last);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, next);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerHead, why);
}

static void
rapport_customer_head_init (RapportCustomerHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_control_name_set (GTK_WIDGET (self), g_dpgettext2 (GETTEXT_PACKAGE, "thing", "Customer"));
}

/** rapport_customer_head_set_context: gives the book; once */
void
rapport_customer_head_set_context (RapportCustomerHead *self,
                                   RapportContext      *context)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_HEAD (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->format = g_object_ref (rapport_context_get_format (context));
  self->checks = rapport_follow_up_checks_new (context);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (show_why), self, G_CONNECT_SWAPPED);
  rapport_tag_editor_set_context (self->tags, context);
  g_signal_connect_object (rapport_context_get_book (context), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "ticked", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
}

/**
 * rapport_customer_head_set_customer:
 * @customer: (nullable): a stored customer, as rapport_book_get() gives it
 */
void
rapport_customer_head_set_customer (RapportCustomerHead *self,
                                    RapportEntity       *customer)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_HEAD (self));

  if (customer == self->customer)
    return;
  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_set_object (&self->customer, customer);
  rapport_follow_up_checks_set_customer (self->checks, customer != NULL ? rapport_entity_get_id (customer) : 0);
  if (customer == NULL)
    return;
  g_signal_connect_swapped (customer, "notify", G_CALLBACK (notify_cb), self);
  rapport_tag_editor_set_customer (self->tags, rapport_entity_get_id (customer));
  show_all (self);
}
