/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article-history.h"
#include "rapport-article.h"
#include "rapport-detail-row.h"
#include "rapport-long-text.h"
#include "rapport-ticket.h"
#include "rapport-ui.h"

/** RapportArticleHistory: what an article said before, and of which tickets it was made */
struct _RapportArticleHistory
{
  GtkWidget       parent_instance;

  GtkWidget      *tickets_heading;
  GtkWidget      *tickets;
  GtkWidget      *versions_heading;
  GtkWidget      *versions;
  RapportContext *context;
  gint64          article;
};

G_DEFINE_FINAL_TYPE (RapportArticleHistory, rapport_article_history, GTK_TYPE_WIDGET)

static void
row_activated_cb (RapportArticleHistory *self,
                  GtkListBoxRow         *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  rapport_context_open_thing (self->context, thing, id);
}

static void
rapport_article_history_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&RAPPORT_ARTICLE_HISTORY (object)->context);

  G_OBJECT_CLASS (rapport_article_history_parent_class)->dispose (object);
}

static void
rapport_article_history_class_init (RapportArticleHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_article_history_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_heading (RapportArticleHistory *self,
             const char            *words)
{
  GtkWidget *heading = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  return heading;
}

static void
rapport_article_history_init (RapportArticleHistory *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->tickets_heading = add_heading (self, g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_ticket_info.plural));
  self->tickets = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->tickets), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tickets), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_ticket_info.plural), -1);
  g_signal_connect_swapped (self->tickets, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->tickets, GTK_WIDGET (self));
  self->versions_heading = add_heading (self, _("Earlier versions"));
  self->versions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->versions, GTK_WIDGET (self));
}

static GPtrArray *
read_children (RapportArticleHistory *self,
               GType                  type)
{
  return self->article != 0 ? rapport_book_get_children (rapport_context_get_book (self->context), type, "article",
                                                         self->article, NULL) : NULL;
}

static void
add_ticket (RapportArticleHistory *self,
            RapportEntity         *link)
{
  g_autoptr(RapportEntity) ticket =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_TICKET,
                      rapport_entity_get_integer (link, RAPPORT_ARTICLE_TICKET_TICKET), NULL);
  GtkWidget *row;

  if (ticket == NULL)
    return;
  row = rapport_detail_row_new (rapport_ticket_info.icon, rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER),
                                rapport_entity_get_flag (link, RAPPORT_ARTICLE_TICKET_SOURCE)
                                  ? _("The article was made from it") : NULL,
                                rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION));
  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_ticket_info.name, rapport_entity_get_id (ticket));
  gtk_list_box_append (GTK_LIST_BOX (self->tickets), row);
}

static void
add_version (RapportArticleHistory *self,
             RapportEntity         *version)
{
  const gint64 member = rapport_entity_get_integer (version, RAPPORT_ARTICLE_VERSION_MEMBER);
  const char *name = member != 0 ? rapport_context_get_member_name (self->context, member) : NULL;
  const char *body = rapport_entity_get_text (version, RAPPORT_ARTICLE_VERSION_BODY);
  g_autofree char *at = rapport_format_instant (rapport_context_get_format (self->context),
                                                rapport_entity_get_integer (version, RAPPORT_ARTICLE_VERSION_AT));
  const int number = rapport_entity_get_integer (version, RAPPORT_ARTICLE_VERSION_VERSION);
  /* translators: the number of a version, and when it was written */
  g_autofree char *label = g_strdup_printf (_("Version %d · %s"), number, at);
  g_autofree char *whole = name != NULL ? g_strdup_printf (_("%s · %s"), label, name) : g_strdup (label);
  GtkWidget *expander = gtk_expander_new (whole);

  rapport_ui_set_folded (GTK_EXPANDER (expander), rapport_long_text_new (body != NULL ? body : ""));
  gtk_box_append (GTK_BOX (self->versions), expander);
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const gint64 numbers[] = {
    rapport_entity_get_integer (*(RapportEntity * const *) a, RAPPORT_ARTICLE_VERSION_VERSION),
    rapport_entity_get_integer (*(RapportEntity * const *) b, RAPPORT_ARTICLE_VERSION_VERSION),
  };

  return numbers[0] > numbers[1] ? -1 : numbers[0] < numbers[1];
}

static void
fill (RapportArticleHistory *self)
{
  g_autoptr(GPtrArray) links = read_children (self, RAPPORT_TYPE_ARTICLE_TICKET);
  g_autoptr(GPtrArray) versions = read_children (self, RAPPORT_TYPE_ARTICLE_VERSION);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tickets)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->tickets), child);
  while ((child = gtk_widget_get_first_child (self->versions)) != NULL)
    gtk_box_remove (GTK_BOX (self->versions), child);
  for (guint i = 0; links != NULL && i < links->len; i++)
    add_ticket (self, g_ptr_array_index (links, i));
  if (versions != NULL)
    g_ptr_array_sort (versions, compare_versions);
  /* the newest is what the article says now */
  for (guint i = 1; versions != NULL && i < versions->len; i++)
    add_version (self, g_ptr_array_index (versions, i));
  gtk_widget_set_visible (self->tickets_heading, links != NULL && links->len > 0);
  gtk_widget_set_visible (self->tickets, links != NULL && links->len > 0);
  gtk_widget_set_visible (self->versions_heading, versions != NULL && versions->len > 1);
}

static void
book_changed_cb (RapportArticleHistory *self,
                 GArray                *changes)
{
  if (rapport_changes_concern (changes, &rapport_article_version_info, 0) ||
      rapport_changes_concern (changes, &rapport_article_ticket_info, 0))
    fill (self);
}

/** rapport_article_history_new: Returns: (transfer floating): that of none yet */
GtkWidget *
rapport_article_history_new (RapportContext *context)
{
  RapportArticleHistory *self = g_object_new (RAPPORT_TYPE_ARTICLE_HISTORY, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** rapport_article_history_show: shows what there is of @article, 0 for none */
void
rapport_article_history_show (RapportArticleHistory *self,
                              gint64                 article)
{
  g_return_if_fail (RAPPORT_IS_ARTICLE_HISTORY (self));

  self->article = article;
  fill (self);
}
