/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-article-link-dialog.h"
#include "rapport-article.h"
#include "rapport-detail-row.h"
#include "rapport-references.h"
#include "rapport-ticket-beside.h"

/** RapportArticleLinkDialog: says which article that is there already helped with a ticket */
struct _RapportArticleLinkDialog
{
  RapportActWindow parent_instance;

  GCancellable    *reading;
  RapportEntity   *ticket;
  GtkWidget       *picker;
  GtkWidget       *offers;
};

G_DEFINE_FINAL_TYPE (RapportArticleLinkDialog, rapport_article_link_dialog, RAPPORT_TYPE_ACT_WINDOW)

static gboolean
is_linked (RapportArticleLinkDialog *self,
           gint64                    article)
{
  RapportContext *context = rapport_act_window_get_context (RAPPORT_ACT_WINDOW (self));
  g_autoptr(GPtrArray) links =
    rapport_book_get_children (rapport_context_get_book (context), RAPPORT_TYPE_ARTICLE_TICKET, "ticket",
                               rapport_entity_get_id (self->ticket), NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    if (rapport_entity_get_integer (g_ptr_array_index (links, i), RAPPORT_ARTICLE_TICKET_ARTICLE) == article)
      return TRUE;
  return FALSE;
}

static RapportAct *
rapport_article_link_dialog_create_act (RapportActWindow *window)
{
  RapportArticleLinkDialog *self = RAPPORT_ARTICLE_LINK_DIALOG (window);
  const gint64 article = rapport_reference_get_id (RAPPORT_REFERENCE (self->picker));
  g_autoptr(RapportEntity) link = RAPPORT_ENTITY (rapport_article_ticket_new ());

  if (article == 0 || is_linked (self, article))
    {
      rapport_act_window_refuse (window, article == 0 ? _("Choose an article.") : _("This article is linked already."),
                                 self->picker);
      return NULL;
    }
  rapport_entity_set_integer (link, RAPPORT_ARTICLE_TICKET_ARTICLE, article);
  rapport_entity_set_integer (link, RAPPORT_ARTICLE_TICKET_TICKET, rapport_entity_get_id (self->ticket));
  return rapport_add_new (link);
}

static void
offered_cb (RapportArticleLinkDialog *self,
            GtkListBoxRow            *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  rapport_reference_set_id (RAPPORT_REFERENCE (self->picker), id);
}

static gpointer
read_offers (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  return rapport_ticket_beside_load (connection, 0, data, NULL, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportArticleLinkDialog *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportTicketBeside) beside = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (beside == NULL)
    return;
  for (guint i = 0; i < beside->articles->len; i++)
    {
      RapportEntity *article = g_ptr_array_index (beside->articles, i);
      GtkWidget *row = rapport_detail_row_new (rapport_article_info.icon,
                                               rapport_entity_get_text (article, RAPPORT_ARTICLE_NAME), NULL, NULL);

      rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_article_info.name, rapport_entity_get_id (article));
      gtk_list_box_append (GTK_LIST_BOX (self->offers), row);
    }
  gtk_widget_set_visible (self->offers, beside->articles->len > 0);
}

static void
rapport_article_link_dialog_dispose (GObject *object)
{
  RapportArticleLinkDialog *self = RAPPORT_ARTICLE_LINK_DIALOG (object);

  rapport_book_forget (&self->reading);
  g_clear_object (&self->ticket);

  G_OBJECT_CLASS (rapport_article_link_dialog_parent_class)->dispose (object);
}

static void
rapport_article_link_dialog_class_init (RapportArticleLinkDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_article_link_dialog_dispose;
  RAPPORT_ACT_WINDOW_CLASS (klass)->create_act = rapport_article_link_dialog_create_act;
}

static void
rapport_article_link_dialog_init (RapportArticleLinkDialog *self)
{
}

/** rapport_article_link_dialog_show: asks which article helps with @ticket; those that tell of it are offered */
void
rapport_article_link_dialog_show (RapportContext *context,
                                  RapportTicket  *ticket)
{
  RapportArticleLinkDialog *self;
  RapportActWindow *window;
  const char *description;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  self = g_object_new (RAPPORT_TYPE_ARTICLE_LINK_DIALOG, NULL);
  window = RAPPORT_ACT_WINDOW (self);
  self->ticket = g_object_ref (RAPPORT_ENTITY (ticket));
  rapport_act_window_begin (window, context, _("Link an Article"), _("_Link"));
  self->picker = rapport_references_new (context, rapport_article_info.name);
  rapport_act_window_add_row (window, g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_article_info.label), self->picker);
  self->offers = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->offers), GTK_SELECTION_NONE);
  gtk_widget_set_visible (self->offers, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Articles about this"), -1);
  g_signal_connect_swapped (self->offers, "row-activated", G_CALLBACK (offered_cb), self);
  rapport_act_window_add (window, self->offers);
  description = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_DESCRIPTION);
  rapport_book_read_async (rapport_context_get_book (context), &self->reading, read_offers,
                           g_strdup (description != NULL ? description : ""), g_free,
                           (GDestroyNotify) rapport_ticket_beside_free, read_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->picker);
}
