/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-customer-history.h"
#include "rapport-detail-row.h"
#include "rapport-history.h"

struct _RapportCustomerHistory
{
  RapportCustomerPane parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportCustomerHistory, rapport_customer_history, RAPPORT_TYPE_CUSTOMER_PANE)

/* an act, and what it changed of the customer in lines */
typedef struct
{
  gint64   at;
  char    *title;
  char    *member_name;
  GString *body;
} Act;

static void
free_act (gpointer data)
{
  Act *act = data;

  g_free (act->title);
  g_free (act->member_name);
  g_string_free (act->body, TRUE);
  g_free (act);
}

static Act *
create_act (const RapportHistoryItem *item)
{
  Act *act = g_new0 (Act, 1);

  act->at = item->at;
  act->title = rapport_act_describe (item->act, NULL);
  act->member_name = g_strdup (item->member_name);
  act->body = g_string_new (NULL);
  return act;
}

static GtkWidget *
rapport_customer_history_make_row (RapportCustomerPane *pane,
                                   gpointer             item)
{
  const Act *act = item;
  g_autofree char *at = rapport_format_instant (rapport_customer_pane_get_format (pane), act->at);
  g_autofree char *subtitle = NULL;

  subtitle =
    act->member_name != NULL ? g_strdup_printf ("%s · %s", at, act->member_name) : g_strdup (at);
  return rapport_detail_row_new (NULL, act->title, subtitle, act->body->str);
}

static GPtrArray *
read_history (RapportConnection                 *connection,
              const RapportCustomerPaneQuestion *question,
              gboolean                          *more,
              GError                           **error)
{
  g_autoptr(GPtrArray) items = rapport_history_load (connection, question->customer, 0, question->most, question->zone,
                                                     error);
  GPtrArray *acts;
  gint64 action = 0;

  if (items == NULL)
    return NULL;
  *more = items->len >= question->most;
  acts = g_ptr_array_new_with_free_func (free_act);
  for (guint i = 0; i < items->len; i++)
    {
      const RapportHistoryItem *item = g_ptr_array_index (items, i);
      g_autofree char *line = rapport_history_item_describe (item);
      Act *act;

      if (item->action != action)
        g_ptr_array_add (acts, create_act (item));
      action = item->action;
      act = g_ptr_array_index (acts, acts->len - 1);
      if (act->body->len > 0)
        g_string_append_c (act->body, '\n');
      g_string_append (act->body, line);
    }
  return acts;
}

static void
rapport_customer_history_class_init (RapportCustomerHistoryClass *klass)
{
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->read = read_history;
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->make_row = rapport_customer_history_make_row;
}

static void
rapport_customer_history_init (RapportCustomerHistory *self)
{
  rapport_customer_pane_describe (RAPPORT_CUSTOMER_PANE (self), _("History of changes"),
                                  _("Nothing was changed yet."));
}
