/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-page.h"

/* So soon after a change what a page shows is read again, in milliseconds: once for several that follow each other. */
#define RELOAD_DELAY 100

typedef struct
{
  RapportContext *context;
  char           *badge;
  char           *badge_description;
  GtkWidget      *middle;
  GtkWidget      *end;
  guint           reload_timeout;
  int             day;
} RapportPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportPage, rapport_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CONTEXT, PROP_BADGE, N_PROPS };

enum { FILTER_CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static RapportPagePrivate *
get_private (RapportPage *self)
{
  return rapport_page_get_instance_private (self);
}

static void
rapport_page_dispose (GObject *object)
{
  RapportPagePrivate *priv = get_private (RAPPORT_PAGE (object));
  GtkWidget *child;

  g_clear_handle_id (&priv->reload_timeout, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->middle);
  g_clear_object (&priv->end);
  g_clear_object (&priv->context);

  G_OBJECT_CLASS (rapport_page_parent_class)->dispose (object);
}

static void
rapport_page_finalize (GObject *object)
{
  RapportPagePrivate *priv = get_private (RAPPORT_PAGE (object));

  g_free (priv->badge);
  g_free (priv->badge_description);

  G_OBJECT_CLASS (rapport_page_parent_class)->finalize (object);
}

static void
rapport_page_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RapportPagePrivate *priv = get_private (RAPPORT_PAGE (object));

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, priv->context);
      break;
    case PROP_BADGE:
      g_value_set_string (value, priv->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rapport_page_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RapportPagePrivate *priv = get_private (RAPPORT_PAGE (object));

  switch (id)
    {
    case PROP_CONTEXT:
      priv->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rapport_page_class_init (RapportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_page_dispose;
  object_class->finalize = rapport_page_finalize;
  object_class->get_property = rapport_page_get_property;
  object_class->set_property = rapport_page_set_property;

  /** RapportPage:context: what the page works on */
  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RAPPORT_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** RapportPage:badge: (nullable): what is due, as short as possible, shown beside the title */
  properties[PROP_BADGE] =
    g_param_spec_string ("badge", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /** RapportPage::filter-changed: what rapport_page_dup_filter() gives may be another now */
  signals[FILTER_CHANGED] = g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "page");
}

static void
rapport_page_init (RapportPage *self)
{
}

/** rapport_page_get_context: Returns: (transfer none): what the page works on */
RapportContext *
rapport_page_get_context (RapportPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_PAGE (self), NULL);

  return get_private (self)->context;
}

/** rapport_page_get_badge: Returns: (nullable): the text beside the title */
const char *
rapport_page_get_badge (RapportPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_PAGE (self), NULL);

  return get_private (self)->badge;
}

/** rapport_page_get_badge_description: Returns: (nullable): the same in words */
const char *
rapport_page_get_badge_description (RapportPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_PAGE (self), NULL);

  return get_private (self)->badge_description;
}

/**
 * rapport_page_set_badge:
 * @badge: (nullable): what is due, as short as possible, such as "3"
 * @description: (nullable): the same in words, such as "3 are late", for the tooltip and screen readers
 */
void
rapport_page_set_badge (RapportPage *self,
                        const char  *badge,
                        const char  *description)
{
  RapportPagePrivate *priv;

  g_return_if_fail (RAPPORT_IS_PAGE (self));

  priv = get_private (self);
  if (g_strcmp0 (priv->badge, badge) == 0 &&
      g_strcmp0 (priv->badge_description, description) == 0)
    return;
  g_free (priv->badge);
  priv->badge = g_strdup (badge);
  g_free (priv->badge_description);
  priv->badge_description = g_strdup (description);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

/**
 * rapport_page_set_tools:
 * @middle: (nullable): what stands in the middle of the header bar, as the search entry
 * @end: (nullable): what stands at its end, as a button for a new thing
 *
 * Gives the page's part of the header bar. To be called while the page is made.
 */
void
rapport_page_set_tools (RapportPage *self,
                        GtkWidget   *middle,
                        GtkWidget   *end)
{
  RapportPagePrivate *priv;

  g_return_if_fail (RAPPORT_IS_PAGE (self));

  priv = get_private (self);
  g_clear_object (&priv->middle);
  g_clear_object (&priv->end);
  if (middle != NULL)
    priv->middle = g_object_ref_sink (middle);
  if (end != NULL)
    priv->end = g_object_ref_sink (end);
}

/** rapport_page_get_middle: Returns: (transfer none) (nullable) */
GtkWidget *
rapport_page_get_middle (RapportPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_PAGE (self), NULL);

  return get_private (self)->middle;
}

/** rapport_page_get_end: Returns: (transfer none) (nullable) */
GtkWidget *
rapport_page_get_end (RapportPage *self)
{
  g_return_val_if_fail (RAPPORT_IS_PAGE (self), NULL);

  return get_private (self)->end;
}

/** rapport_page_prepare: tells the page that it is about to be looked at, before the window is drawn */
void
rapport_page_prepare (RapportPage *self)
{
  RapportPageClass *klass;

  g_return_if_fail (RAPPORT_IS_PAGE (self));

  klass = RAPPORT_PAGE_GET_CLASS (self);
  if (klass->prepare != NULL)
    klass->prepare (self);
}

static gboolean
reload_timeout_cb (gpointer data)
{
  RapportPage *self = data;
  RapportContext *context = get_private (self)->context;
  const gboolean is_open = context != NULL && rapport_book_get_connection (rapport_context_get_book (context)) != NULL;

  /* a page outlives its window for a moment, and the book may be closed by then */
  if (is_open && !RAPPORT_PAGE_GET_CLASS (self)->reload (self))
    return G_SOURCE_CONTINUE;
  get_private (self)->reload_timeout = 0;
  return G_SOURCE_REMOVE;
}

/** rapport_page_reload_soon: lets a page with such a function read anew what it shows, as something of it changed */
void
rapport_page_reload_soon (RapportPage *self)
{
  RapportPagePrivate *priv;

  g_return_if_fail (RAPPORT_IS_PAGE (self));
  g_return_if_fail (RAPPORT_PAGE_GET_CLASS (self)->reload != NULL);

  priv = get_private (self);
  if (priv->reload_timeout == 0)
    priv->reload_timeout = g_timeout_add (RELOAD_DELAY, reload_timeout_cb, self);
}

static void
ticked_cb (RapportPage *self)
{
  RapportPagePrivate *priv = get_private (self);
  const int day = rapport_context_get_today (priv->context);

  if (day != priv->day)
    rapport_page_reload_soon (self);
  priv->day = day;
}

/** rapport_page_reload_daily: lets such a page read anew what it shows whenever another day has begun, too */
void
rapport_page_reload_daily (RapportPage *self)
{
  RapportPagePrivate *priv;

  g_return_if_fail (RAPPORT_IS_PAGE (self));
  g_return_if_fail (RAPPORT_PAGE_GET_CLASS (self)->reload != NULL);

  priv = get_private (self);
  priv->day = rapport_context_get_today (priv->context);
  g_signal_connect_object (priv->context, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_page_class_shows: Returns: whether such pages show things of the kind @thing */
gboolean
rapport_page_class_shows (RapportPageClass *klass,
                          const char       *thing)
{
  g_return_val_if_fail (klass != NULL && thing != NULL, FALSE);

  return klass->things != NULL && g_strv_contains (klass->things, thing);
}

/** rapport_page_open_thing: Returns: whether the thing is one of the page's kind and is shown */
gboolean
rapport_page_open_thing (RapportPage *self,
                         const char  *thing,
                         gint64       id)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), FALSE);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->open_thing != NULL && klass->open_thing (self, thing, id);
}

/** rapport_page_focus_search: Returns: whether the page has a search */
gboolean
rapport_page_focus_search (RapportPage *self)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), FALSE);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->focus_search != NULL && klass->focus_search (self);
}

/** rapport_page_create: Returns: whether the page could start a new thing */
gboolean
rapport_page_create (RapportPage *self)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), FALSE);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->create != NULL && klass->create (self);
}

/**
 * rapport_page_get_shown:
 * @thing: (out) (transfer none): its kind
 *
 * Returns: the id of the thing that the page shows, 0 for none
 */
gint64
rapport_page_get_shown (RapportPage  *self,
                        const char  **thing)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), 0);
  g_return_val_if_fail (thing != NULL, 0);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  *thing = NULL;
  return klass->get_shown != NULL ? klass->get_shown (self, thing) : 0;
}

/** rapport_page_get_customer: Returns: the customer that the page is about at the moment, 0 for none */
gint64
rapport_page_get_customer (RapportPage *self)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), 0);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->get_customer != NULL ? klass->get_customer (self) : 0;
}

/** rapport_page_get_plan: Returns: the plan of that customer that the page is about, 0 for none */
gint64
rapport_page_get_plan (RapportPage *self)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), 0);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->get_plan != NULL ? klass->get_plan (self) : 0;
}

/** rapport_page_show_filtered: Returns: whether the page has the list of the saved filter, and shows what it finds */
gboolean
rapport_page_show_filtered (RapportPage   *self,
                            RapportEntity *filter)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), FALSE);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (filter), FALSE);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->show_filtered != NULL && klass->show_filtered (self, filter);
}

/** rapport_page_dup_filter: Returns: (transfer full) (nullable): a #RapportSavedFilter of what is listed, with no name yet */
RapportEntity *
rapport_page_dup_filter (RapportPage *self)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), NULL);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->dup_filter != NULL ? klass->dup_filter (self) : NULL;
}

/** rapport_page_filter_changed: tells that something else is listed, for a page that has lists */
void
rapport_page_filter_changed (RapportPage *self)
{
  g_return_if_fail (RAPPORT_IS_PAGE (self));

  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

/** rapport_page_log: Returns: whether the page can log follow-ups, and opened the dialog */
gboolean
rapport_page_log (RapportPage *self,
                  gint64       customer,
                  gint64       plan)
{
  RapportPageClass *klass;

  g_return_val_if_fail (RAPPORT_IS_PAGE (self), FALSE);

  klass = RAPPORT_PAGE_GET_CLASS (self);
  return klass->log != NULL && klass->log (self, customer, plan);
}
