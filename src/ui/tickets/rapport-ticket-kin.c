/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article.h"
#include "rapport-detail-row.h"
#include "rapport-edit.h"
#include "rapport-run.h"
#include "rapport-ticket-kin.h"
#include "rapport-ticket-link.h"
#include "rapport-ticket-rules.h"
#include "rapport-ui.h"

/** RapportTicketKin: what belongs together with a ticket: others, those that it repeats, articles; nothing for none */
struct _RapportTicketKin
{
  GtkWidget       parent_instance;

  GtkWidget      *heading;
  GtkWidget      *repeats;
  GtkWidget      *list;
  RapportContext *context;
  char           *shown;
  gint64          ticket;
};

G_DEFINE_FINAL_TYPE (RapportTicketKin, rapport_ticket_kin, GTK_TYPE_WIDGET)

/* how a link is told at either end; @is_loose: it can be taken away, since nothing else came with it */
static const struct
{
  const char *relation;
  const char *of_this;
  const char *of_other;
  gboolean    is_loose;
} relation_words[] = {
  { "related", N_("Related"), N_("Related"), TRUE },
  { "earlier", N_("Earlier ticket"), N_("Later ticket"), TRUE },
  { "duplicate", N_("Duplicate of"), N_("Its duplicate"), FALSE },
  { "merged", N_("Merged into"), N_("Merged into this"), FALSE },
  { "split", N_("Split off from"), N_("Split off"), TRUE },
};

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const gint64 link = g_variant_get_int64 (parameter);

  rapport_run_told (RAPPORT_TICKET_KIN (widget)->context, rapport_delete_new (RAPPORT_TYPE_TICKET_LINK, &link, 1));
}

static void
remove_article_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  RapportTicketKin *self = RAPPORT_TICKET_KIN (widget);
  g_autoptr(GPtrArray) links =
    rapport_book_get_children (rapport_context_get_book (self->context), RAPPORT_TYPE_ARTICLE_TICKET, "ticket",
                               self->ticket, NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      RapportEntity *link = g_ptr_array_index (links, i);
      const gint64 id = rapport_entity_get_id (link);

      if (rapport_entity_get_integer (link, RAPPORT_ARTICLE_TICKET_ARTICLE) != g_variant_get_int64 (parameter))
        continue;
      rapport_run_told (self->context, rapport_delete_new (RAPPORT_TYPE_ARTICLE_TICKET, &id, 1));
      return;
    }
}

static void
row_activated_cb (RapportTicketKin *self,
                  GtkListBoxRow    *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  rapport_context_open_thing (self->context, thing, id);
}

static void
rapport_ticket_kin_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&RAPPORT_TICKET_KIN (object)->context);
  g_clear_pointer (&RAPPORT_TICKET_KIN (object)->shown, g_free);

  G_OBJECT_CLASS (rapport_ticket_kin_parent_class)->dispose (object);
}

static void
rapport_ticket_kin_class_init (RapportTicketKinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_ticket_kin_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "kin.remove", "x", remove_cb);
  gtk_widget_class_install_action (widget_class, "kin.remove-article", "x", remove_article_cb);
}

static GtkWidget *
add_label (RapportTicketKin *self,
           const char       *words,
           const char       *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
rapport_ticket_kin_init (RapportTicketKin *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = add_label (self, _("Related tickets and articles"), "heading");
  self->repeats = add_label (self, NULL, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Related tickets and articles"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
add_row (RapportTicketKin *self,
         RapportEntity    *ticket,
         const char       *relation)
{
  const char *number = rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER);
  g_autofree char *title = g_strdup_printf (_("%s: %s"), relation, number != NULL ? number : "");
  g_autofree char *received = rapport_format_instant (rapport_context_get_format (self->context),
                                                      rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED));
  const char *stands = rapport_choice_label (rapport_ticket_statuses,
                                             rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS));
  g_autofree char *status = g_strdup_printf (_("%s · received %s"), stands, received);
  GtkWidget *row = rapport_detail_row_new (rapport_ticket_info.icon, title, status,
                                           rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION));

  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_ticket_info.name, rapport_entity_get_id (ticket));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
add_link (RapportTicketKin *self,
          gint64            ticket,
          RapportEntity    *link,
          RapportEntity    *other)
{
  const gboolean is_this = rapport_entity_get_integer (link, RAPPORT_TICKET_LINK_TICKET) == ticket;
  const char *relation = rapport_entity_get_text (link, RAPPORT_TICKET_LINK_RELATION);

  for (guint i = 0; i < G_N_ELEMENTS (relation_words); i++)
    if (g_strcmp0 (relation_words[i].relation, relation) == 0)
      {
        GtkWidget *row = add_row (self, other, is_this ? _(relation_words[i].of_this) : _(relation_words[i].of_other));

        if (relation_words[i].is_loose)
          rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "edit-delete-symbolic", _("Remove the link"),
                                         "kin.remove", g_variant_new_int64 (rapport_entity_get_id (link)));
      }
}

static void
add_article (RapportTicketKin *self,
             RapportEntity    *article)
{
  g_autofree char *title =
    g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_article_info.label),
                     rapport_entity_get_text (article, RAPPORT_ARTICLE_NAME));
  GtkWidget *row = rapport_detail_row_new (rapport_article_info.icon, title, NULL, NULL);

  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_article_info.name, rapport_entity_get_id (article));
  rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "edit-delete-symbolic", _("Remove the link"),
                                 "kin.remove-article", g_variant_new_int64 (rapport_entity_get_id (article)));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gboolean
is_linked (const RapportTicketFamily *family,
           RapportEntity             *ticket)
{
  for (guint i = 0; i < family->tickets->len; i++)
    if (rapport_entity_get_id (g_ptr_array_index (family->tickets, i)) == rapport_entity_get_id (ticket))
      return TRUE;
  return FALSE;
}

static void
show_repeats (RapportTicketKin          *self,
              const RapportTicketFamily *family)
{
  const int days = rapport_context_get_rules (self->context)->repeat_days;
  /* translators: %u tickets of the customer and the category of the one shown came in the %d days before it */
  g_autofree char *words = g_strdup_printf (ngettext ("Repeats %u ticket of this category of the last %d days.",
                                                      "Repeats %u tickets of this category of the last %d days.",
                                                      family->repeats->len), family->repeats->len, days);

  gtk_label_set_text (GTK_LABEL (self->repeats), words);
  gtk_widget_set_visible (self->repeats, family->repeats->len > 0);
  for (guint i = 0; i < family->repeats->len; i++)
    if (!is_linked (family, g_ptr_array_index (family->repeats, i)))
      add_row (self, g_ptr_array_index (family->repeats, i), _("Repeat of"));
}

static void
append_ticket (GString       *text,
               RapportEntity *ticket)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %s\n", rapport_entity_get_id (ticket),
                          rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS),
                          rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION));
}

/* all that the rows follow from, to tell whether they are still right */
static char *
dup_signature (RapportTicketKin          *self,
               gint64                     ticket,
               const RapportTicketFamily *family)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT " %d\n", ticket,
                          rapport_context_get_rules (self->context)->repeat_days);
  for (guint i = 0; i < family->links->len; i++)
    {
      RapportEntity *link = g_ptr_array_index (family->links, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s ", rapport_entity_get_id (link),
                              rapport_entity_get_text (link, RAPPORT_TICKET_LINK_RELATION));
      append_ticket (text, g_ptr_array_index (family->tickets, i));
    }
  for (guint i = 0; i < family->articles->len; i++)
    g_string_append_printf (text, "%s\n", rapport_entity_get_text (g_ptr_array_index (family->articles, i),
                                                                   RAPPORT_ARTICLE_NAME));
  for (guint i = 0; i < family->repeats->len; i++)
    append_ticket (text, g_ptr_array_index (family->repeats, i));
  return g_string_free (text, FALSE);
}

/** rapport_ticket_kin_set_context: gives what it works on; to be called once */
void
rapport_ticket_kin_set_context (RapportTicketKin *self,
                                RapportContext   *context)
{
  g_return_if_fail (RAPPORT_IS_TICKET_KIN (self) && self->context == NULL);

  self->context = g_object_ref (context);
}

/** rapport_ticket_kin_clear: shows nothing until it is known what belongs together */
void
rapport_ticket_kin_clear (RapportTicketKin *self)
{
  g_return_if_fail (RAPPORT_IS_TICKET_KIN (self));

  g_clear_pointer (&self->shown, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** rapport_ticket_kin_show: shows what belongs together with @ticket; rows that are right stay, and the focus */
void
rapport_ticket_kin_show (RapportTicketKin          *self,
                         gint64                     ticket,
                         const RapportTicketFamily *family)
{
  g_autofree char *signature = NULL;
  GtkWidget *row;

  g_return_if_fail (RAPPORT_IS_TICKET_KIN (self) && family != NULL);

  signature = dup_signature (self, ticket, family);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  self->ticket = ticket;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < family->links->len; i++)
    add_link (self, ticket, g_ptr_array_index (family->links, i), g_ptr_array_index (family->tickets, i));
  for (guint i = 0; i < family->articles->len; i++)
    add_article (self, g_ptr_array_index (family->articles, i));
  show_repeats (self, family);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->list) != NULL);
}
