/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-page-private.h"
#include "rapport-renewer.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/* which of its lists a page showed last; notes are kept beside those of the filters */
#define FILTERS "filters"
#define VIEW_NOTE "-view"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportListPage, rapport_list_page, RAPPORT_TYPE_PAGE)

/** rapport_list_page_get_private: Returns: what the files of the class share */
RapportListPagePrivate *
rapport_list_page_get_private (RapportListPage *self)
{
  return rapport_list_page_get_instance_private (self);
}

static RapportContext *
get_context (RapportListPage *self)
{
  return rapport_page_get_context (RAPPORT_PAGE (self));
}

/** rapport_list_page_find_view: Returns: (nullable): the list of the kind @thing */
RapportListPageView *
rapport_list_page_find_view (RapportListPage *self,
                             const char      *thing)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  for (guint i = 0; i < priv->views->len; i++)
    {
      RapportListPageView *view = g_ptr_array_index (priv->views, i);

      if (g_strcmp0 (view->declared->spec->thing, thing) == 0)
        return view;
    }
  return NULL;
}

/** rapport_list_page_is_narrowed: Returns: whether a search or filter leaves out some of the list */
gboolean
rapport_list_page_is_narrowed (RapportListPage           *self,
                               const RapportListPageView *view)
{
  return *rapport_list_tools_get_text (rapport_list_page_get_private (self)->tools) != '\0' ||
         rapport_filter_bar_is_active (view->filter);
}

static gboolean
lists (const RapportListPageView *view,
       gint64                     id)
{
  return rapport_list_model_has (rapport_list_get_model (view->list), id);
}

static RapportEntity *
load_shown (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (priv->shown == 0)
    return NULL;
  return rapport_book_get (rapport_context_get_book (get_context (self)),
                           rapport_entity_type_for (priv->shown_of->declared->spec->thing), priv->shown, NULL);
}

static void
show_thing (RapportListPage     *self,
            RapportListPageView *view,
            gint64               id)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (id != 0 && priv->shown == id && priv->shown_of == view && !priv->is_detail_owed &&
      gtk_stack_get_visible_child (priv->details) == priv->detail)
    return;
  if (id != 0)
    rapport_seen_note (rapport_context_get_seen (get_context (self)), view->declared->spec->thing, id);
  priv->shown = id;
  priv->shown_of = view;
  priv->is_detail_owed = priv->is_table && id != 0;
  if (!priv->is_detail_owed)
    RAPPORT_LIST_PAGE_GET_CLASS (self)->show (self, view->declared->spec->thing, id);
  gtk_stack_set_visible_child (priv->details, priv->detail);
  rapport_split_set_has_detail (priv->split, id != 0 && !priv->is_detail_owed);
  /* what is not listed yet may be when the list is read again */
  if (id == 0 || lists (view, id))
    rapport_hidden_note_set (priv->hidden, NULL);
}

/* What is open but not listed is said over it, so that nobody takes it for a row of the list. */
static void
update_hidden (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  g_autoptr(RapportEntity) shown = NULL;
  g_autofree char *title = NULL;

  if (priv->shown != 0 && priv->shown_of == priv->view && !lists (priv->view, priv->shown))
    {
      shown = load_shown (self);
      /* an answer from before it was deleted may have brought it back */
      if (shown == NULL)
        show_thing (self, priv->view, 0);
    }
  if (shown != NULL)
    title = rapport_entity_dup_title (shown);
  rapport_hidden_note_set (priv->hidden, shown != NULL && title == NULL ? "" : title);
}

static void
show_many (RapportListPage *self,
           guint            n)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const RapportEntityInfo *info = rapport_entity_info_for (priv->view->declared->spec->thing);
  g_autofree char *sentence = NULL;

  if (priv->shown != 0)
    show_thing (self, priv->view, 0);
  if (priv->is_table)
    return;
  /* translators: a kind of thing such as “Customers”, and how many of them */
  sentence = g_strdup_printf (ngettext ("%s: %'u is selected. Right-click for what can be done with it.",
                                        "%s: %'u are selected. Right-click for what can be done with them.", n),
                              g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->plural), n);
  rapport_placeholder_replace (priv->many, priv->details, sentence);
  rapport_split_set_has_detail (priv->split, TRUE);
}

/* Above what can be done with many stands how many they are. */
static void
update_menu_title (RapportListPageView *view,
                   guint                n)
{
  g_autofree char *counted = n > 1 ? view->declared->count (n, TRUE) : NULL;
  /* translators: how many of the list, such as “12 tickets”, above what can be done with them */
  g_autofree char *title = counted != NULL ? g_strdup_printf (_("%s selected"), counted) : NULL;

  rapport_list_set_menu_title (view->list, title);
}

static void
selection_changed_cb (RapportListPage *self,
                      RapportList     *list)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const guint n = rapport_list_get_n_selected (list);

  if (list != priv->view->list)
    return;
  if (n == 1)
    show_thing (self, priv->view, rapport_list_get_selected_id (list));
  else if (n > 1)
    show_many (self, n);
  else if (priv->shown == 0)
    show_thing (self, priv->view, 0);
  update_menu_title (priv->view, n);
  rapport_list_page_update_count (self);
}

static void
row_activated_cb (RapportListPage *self,
                  gint64           id)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  show_thing (self, priv->view, id);
  rapport_list_page_open_detail (self);
  rapport_split_enter_detail (priv->split);
}

/* The only one found is meant; the rows are drawn before it is. */
static gboolean
select_single_cb (gpointer data)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (data);
  guint n;
  const gint64 *ids = rapport_list_model_get_ids (rapport_list_get_model (priv->view->list), &n);

  priv->single_idle = 0;
  if (n == 1 && rapport_list_get_selected_id (priv->view->list) != ids[0])
    rapport_list_select_id (priv->view->list, ids[0]);
  return G_SOURCE_REMOVE;
}

/* The reader is not to be busy with what the list came to before while the person waits for it. */
static void
loading_cb (RapportListPage   *self,
            GParamSpec        *pspec,
            RapportListSource *source)
{
  if (rapport_list_source_get_loading (source))
    rapport_list_page_forget_sums (self);
}

/* before it is said that there is nothing */
static void
arriving_cb (RapportListPage   *self,
             RapportListSource *source)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  for (guint i = 0; i < priv->views->len; i++)
    if (rapport_list_feed_get_source (((RapportListPageView *) g_ptr_array_index (priv->views, i))->feed) == source)
      rapport_list_page_describe (self, g_ptr_array_index (priv->views, i));
}

static void
began_cb (RapportListPage *self,
          RapportListFeed *feed)
{
  if (feed == rapport_list_page_get_private (self)->view->feed)
    rapport_list_page_update_count (self);
}

static void
loaded_cb (RapportListPage *self,
           RapportListFeed *feed)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (feed != priv->view->feed)
    return;
  if (priv->wants_all && priv->shown != 0 && !lists (priv->view, priv->shown))
    rapport_filter_bar_show_all (priv->view->filter);
  priv->wants_all = FALSE;
  rapport_list_page_describe (self, priv->view);
  rapport_list_page_update_count (self);
  update_hidden (self);
}

static void
ask_view (RapportListPage     *self,
          RapportListPageView *view)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (view->declared->spec);

  rapport_list_query_set_text (&query->search, rapport_list_tools_get_text (rapport_list_page_get_private (self)->tools));
  rapport_filter_bar_fill (view->filter, query);
  rapport_list_feed_ask (view->feed, query, rapport_list_page_is_narrowed (self, view));
}

/** rapport_list_page_go_on: goes on with what is open, when nothing is left out of the list any more */
void
rapport_list_page_go_on (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (priv->shown != 0 && priv->shown_of == priv->view && !rapport_list_page_is_narrowed (self, priv->view))
    rapport_list_feed_show_id (priv->view->feed, priv->shown);
}

static void
filter_changed_cb (RapportListPage  *self,
                   RapportFilterBar *filter)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  for (guint i = 0; i < priv->views->len; i++)
    if (((RapportListPageView *) g_ptr_array_index (priv->views, i))->filter == filter)
      ask_view (self, g_ptr_array_index (priv->views, i));
  if (priv->view->filter != filter)
    return;
  rapport_list_page_go_on (self);
  rapport_page_filter_changed (RAPPORT_PAGE (self));
}

static void
answered_cb (RapportListPage *self,
             RapportListFeed *feed)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (feed == priv->view->feed && priv->single_idle == 0 && rapport_list_page_is_narrowed (self, priv->view))
    priv->single_idle = g_idle_add_full (G_PRIORITY_LOW, select_single_cb, self, NULL);
}

static void
search_changed_cb (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  for (guint i = 0; i < priv->views->len; i++)
    ask_view (self, g_ptr_array_index (priv->views, i));
  rapport_list_page_go_on (self);
  rapport_page_filter_changed (RAPPORT_PAGE (self));
}

static void
view_changed_cb (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const char *name = gtk_stack_get_visible_child_name (priv->lists);
  g_autofree char *note = NULL;

  if (priv->tools == NULL || name == NULL || priv->view == rapport_list_page_find_view (self, name))
    return;
  priv->view = rapport_list_page_find_view (self, name);
  note = g_strconcat (((RapportListPageView *) g_ptr_array_index (priv->views, 0))->declared->spec->name, VIEW_NOTE, NULL);
  rapport_context_set_note (get_context (self), FILTERS, note, name);
  gtk_stack_set_visible_child_name (priv->bars, name);
  rapport_list_tools_set_list (priv->tools, priv->view->list);
  rapport_split_set_home (priv->split, GTK_WIDGET (priv->view->list));
  show_thing (self, priv->view, rapport_list_get_selected_id (priv->view->list));
  selection_changed_cb (self, priv->view->list);
  update_hidden (self);
  rapport_page_filter_changed (RAPPORT_PAGE (self));
}

/* One deleted, here or elsewhere, is gone. */
static void
book_changed_cb (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  g_autoptr(RapportEntity) shown = load_shown (self);

  if (priv->shown != 0 && shown == NULL)
    show_thing (self, priv->shown_of, 0);
}

static void
rapport_list_page_prepare (RapportPage *page)
{
  rapport_list_feed_prepare (rapport_list_page_get_private (RAPPORT_LIST_PAGE (page))->view->feed);
}

static gboolean
rapport_list_page_open_thing (RapportPage *page,
                              const char  *thing,
                              gint64       id)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (page);
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  RapportListPageView *view = rapport_list_page_find_view (self, thing);

  if (view == NULL || id == 0)
    return FALSE;
  gtk_stack_set_visible_child_name (priv->lists, thing);
  show_thing (self, view, id);
  rapport_list_feed_show_id (view->feed, id);
  rapport_list_page_open_detail (self);
  rapport_split_set_show_detail (priv->split, TRUE);
  return TRUE;
}

static gboolean
rapport_list_page_focus_search (RapportPage *page)
{
  return rapport_list_tools_grab_focus (rapport_list_page_get_private (RAPPORT_LIST_PAGE (page))->tools);
}

static gint64
get_shown_thing (RapportPage  *page,
                 const char  **thing)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (RAPPORT_LIST_PAGE (page));

  *thing = priv->shown != 0 ? priv->shown_of->declared->spec->thing : NULL;
  return priv->shown;
}

static gint64
rapport_list_page_get_customer (RapportPage *page)
{
  g_autoptr(RapportEntity) shown = load_shown (RAPPORT_LIST_PAGE (page));
  const RapportEntityInfo *info = shown != NULL ? rapport_entity_get_info (shown) : NULL;
  const int field = info != NULL ? rapport_entity_info_find_owner (info, "customer") : -1;

  return field >= 0 ? rapport_entity_get_integer (shown, field) : 0;
}

static void
free_view (gpointer data)
{
  RapportListPageView *view = data;

  g_clear_object (&view->feed);
  g_clear_object (&view->cells);
  g_free (view);
}

static void
add_view (RapportListPage       *self,
          const RapportListView *declared)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  RapportContext *context = get_context (self);
  RapportListPageView *view = g_new0 (RapportListPageView, 1);
  GtkStackPage *page;

  view->declared = declared;
  view->filter = rapport_filter_bar_new (context, declared->spec);
  view->list = rapport_list_new ();
  rapport_list_set_multiple (view->list, TRUE);
  rapport_list_set_label (view->list, _(declared->label));
  rapport_list_set_format (view->list, rapport_context_get_format (context));
  view->feed = rapport_list_feed_new (context, declared->spec, view->list, declared->spec->name);
  view->cells = rapport_list_cells_new (context, declared->spec, view->list);
  g_ptr_array_add (priv->views, view);
  gtk_stack_add_named (priv->bars, GTK_WIDGET (view->filter), declared->spec->thing);
  page = gtk_stack_add_named (priv->lists, GTK_WIDGET (view->list), declared->spec->thing);
  gtk_stack_page_set_title (page, _(declared->label));
  rapport_list_page_describe (self, view);
  rapport_list_page_set_menu (self, view);
  rapport_list_page_set_filters (view);
  g_signal_connect_object (view->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->filter, "save-requested", G_CALLBACK (rapport_list_page_save_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->list, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->list, "delete-requested", G_CALLBACK (rapport_list_page_delete_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view->feed, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_list_feed_get_source (view->feed), "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_list_feed_get_source (view->feed), "arriving", G_CALLBACK (arriving_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view->feed, "began", G_CALLBACK (began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->feed, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
}

static void
add_own_tools (RapportListPage *self,
               gboolean         leads_away)
{
  const RapportListTool *tools = RAPPORT_LIST_PAGE_GET_CLASS (self)->tools;

  for (guint i = 0; tools != NULL && tools[i].icon != NULL; i++)
    if (tools[i].leads_away == leads_away)
      rapport_list_tools_add_button (rapport_list_page_get_private (self)->tools, tools[i].icon, _(tools[i].label),
                                     tools[i].action);
}

static void
add_tools (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const RapportListView *first = ((RapportListPageView *) g_ptr_array_index (priv->views, 0))->declared;

  priv->tools = rapport_list_tools_new (RAPPORT_PAGE (self), _(first->search), _(first->hint));
  add_own_tools (self, FALSE);
  rapport_list_tools_add_button (priv->tools, "document-print-symbolic", _("Print"), "win.print");
  add_own_tools (self, TRUE);
  rapport_list_tools_set_list (priv->tools, priv->view->list);
  g_signal_connect_object (priv->tools, "changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->tools, "save-table", G_CALLBACK (rapport_list_page_save_table), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->tools, "table-mode", G_CALLBACK (rapport_list_page_switch_mode), self,
                           G_CONNECT_SWAPPED);
}

static void
add_switcher (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const RapportListPageView *first = g_ptr_array_index (priv->views, 0);
  g_autofree char *note = g_strconcat (first->declared->spec->name, VIEW_NOTE, NULL);
  g_autofree char *name = rapport_context_dup_note (get_context (self), FILTERS, note);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), priv->lists);
  gtk_widget_set_valign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "view-switcher");
  gtk_box_prepend (priv->top, switcher);
  if (name != NULL && rapport_list_page_find_view (self, name) != NULL)
    priv->view = rapport_list_page_find_view (self, name);
  gtk_stack_set_visible_child_name (priv->lists, priv->view->declared->spec->thing);
  gtk_stack_set_visible_child_name (priv->bars, priv->view->declared->spec->thing);
}

/* Beside the detail there is less room: who had scrolled sideways would see rows without their names. */
static void
detail_shown_cb (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  if (rapport_split_get_has_detail (priv->split))
    rapport_list_show_first_column (priv->view->list);
}

static void
rapport_list_page_constructed (GObject *object)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (object);
  RapportListPageClass *klass = RAPPORT_LIST_PAGE_GET_CLASS (self);
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  G_OBJECT_CLASS (rapport_list_page_parent_class)->constructed (object);

  for (guint i = 0; klass->views[i].spec != NULL; i++)
    add_view (self, &klass->views[i]);
  priv->view = g_ptr_array_index (priv->views, 0);
  priv->shown_of = priv->view;
  if (priv->views->len > 1)
    add_switcher (self);
  add_tools (self);
  rapport_split_set_home (priv->split, GTK_WIDGET (priv->view->list));
  g_signal_connect_object (priv->split, "notify::has-detail", G_CALLBACK (detail_shown_cb), self, G_CONNECT_SWAPPED);
  priv->detail = klass->create_detail (self);
  gtk_stack_add_child (priv->details, priv->detail);
  gtk_stack_set_visible_child (priv->details, priv->detail);
  rapport_list_page_restore_mode (self);
  g_signal_connect_object (rapport_context_get_book (get_context (self)), "changed", G_CALLBACK (book_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_book_get_renewer (rapport_context_get_book (get_context (self))), "notify::what",
                           G_CALLBACK (rapport_list_page_update_count), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < priv->views->len; i++)
    {
      ask_view (self, g_ptr_array_index (priv->views, i));
      if (klass->at_once)
        rapport_list_feed_load_now (((RapportListPageView *) g_ptr_array_index (priv->views, i))->feed);
    }
}

static void
rapport_list_page_dispose (GObject *object)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (RAPPORT_LIST_PAGE (object));

  g_clear_handle_id (&priv->single_idle, g_source_remove);
  rapport_list_page_forget_sums (RAPPORT_LIST_PAGE (object));
  g_ptr_array_set_size (priv->views, 0);
  priv->view = NULL;
  g_clear_object (&priv->tools);
  /* GTK 4.8 finds no template to dispose of in a subclass; the page drops its children itself */
  G_OBJECT_CLASS (rapport_list_page_parent_class)->dispose (object);
}

static void
rapport_list_page_finalize (GObject *object)
{
  g_ptr_array_unref (rapport_list_page_get_private (RAPPORT_LIST_PAGE (object))->views);

  G_OBJECT_CLASS (rapport_list_page_parent_class)->finalize (object);
}

/* The filters stand above both sides, so that no row moves when a detail opens beside the list; they go with the list
   where there is room for one side only. */
static void
sides_changed_cb (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  RapportSplit *split = priv->split;

  if (priv->top != NULL)
    gtk_widget_set_visible (GTK_WIDGET (priv->top), !rapport_split_get_collapsed (split) ||
                                                    !rapport_split_get_show_detail (split));
}

static void
rapport_list_page_class_init (RapportListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RapportPageClass *page_class = RAPPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_list_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_list_page_finalize;
  page_class->prepare = rapport_list_page_prepare;
  page_class->open_thing = rapport_list_page_open_thing;
  page_class->focus_search = rapport_list_page_focus_search;
  page_class->get_customer = rapport_list_page_get_customer;
  page_class->get_shown = get_shown_thing;
  page_class->show_filtered = rapport_list_page_show_filtered;
  page_class->dup_filter = rapport_list_page_dup_filter;
  klass->set_owner = rapport_list_page_set_owner;

  g_type_ensure (RAPPORT_TYPE_HIDDEN_NOTE);
  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  rapport_list_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, split);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, top);
  gtk_widget_class_bind_template_callback (widget_class, sides_changed_cb);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, bars);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, lists);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, count);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, sums);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, hidden);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, details);
  gtk_widget_class_bind_template_child_private (widget_class, RapportListPage, many);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
rapport_list_page_init (RapportListPage *self)
{
  rapport_list_page_get_private (self)->views = g_ptr_array_new_with_free_func (free_view);
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_list_page_add_keys (self);
}

/** rapport_list_page_get_detail: Returns: (transfer none): what create_detail() made */
GtkWidget *
rapport_list_page_get_detail (RapportListPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), NULL);

  return rapport_list_page_get_private (self)->detail;
}

/** rapport_list_page_get_list: Returns: (transfer none) (nullable): the list of the kind @thing */
RapportList *
rapport_list_page_get_list (RapportListPage *self,
                            const char      *thing)
{
  const RapportListPageView *view;

  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), NULL);

  view = rapport_list_page_find_view (self, thing);
  return view != NULL ? view->list : NULL;
}

/** rapport_list_page_get_thing: Returns: the kind of thing that the list in sight lists */
const char *
rapport_list_page_get_thing (RapportListPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), NULL);

  return rapport_list_page_get_private (self)->view->declared->spec->thing;
}

/** rapport_list_page_get_shown: Returns: the id of what the detail shows, 0 for nothing */
gint64
rapport_list_page_get_shown (RapportListPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), 0);

  return rapport_list_page_get_private (self)->shown;
}

/** rapport_list_page_lists_shown: Returns: whether what the detail shows is one of what the list in sight has now */
gboolean
rapport_list_page_lists_shown (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), FALSE);

  return priv->shown != 0 && priv->shown_of == priv->view && lists (priv->view, priv->shown);
}

/**
 * rapport_list_page_dup_selected_ids:
 * @n: (out): how many
 *
 * Returns: (transfer full) (array length=n) (nullable): what is selected in the list in sight, in its order
 */
gint64 *
rapport_list_page_dup_selected_ids (RapportListPage *self,
                                    guint           *n)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), NULL);

  return rapport_list_dup_selected_ids (rapport_list_page_get_private (self)->view->list, n);
}
