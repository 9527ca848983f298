/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-detail-row.h"
#include "rapport-fold.h"
#include "rapport-jump-dialog.h"
#include "rapport-jump-places.h"
#include "rapport-list-columns.h"
#include "rapport-list-source.h"
#include "rapport-things.h"
#include "rapport-ticket.h"
#include "rapport-ui.h"
#include "rapport-window.h"

/* in the order of what is found */
enum { CUSTOMERS, TICKETS, CONTRACTS, ACTION_ITEMS, ARTICLES, N_KINDS };

/**
 * RapportJumpDialog:
 * Finds a thing, a page, a saved filter or a command while its name is being typed, and opens it; before that what was
 * looked at last is there, and where one may go.
 */
struct _RapportJumpDialog
{
  GtkWindow          parent_instance;

  RapportContext    *context;
  RapportListSource *sources[N_KINDS];
  /* what is called exactly like that */
  RapportListSource *exact[N_KINDS];
  GtkWidget         *search;
  GtkWidget         *window;
  GtkWidget         *list;
  GtkWidget         *nothing;
  /* nullable: what was last asked for */
  char              *asked;
  /* Return was pressed before what was typed is found */
  gboolean           is_awaited;
};

G_DEFINE_FINAL_TYPE (RapportJumpDialog, rapport_jump_dialog, GTK_TYPE_WINDOW)

static const char *
get_typed (RapportJumpDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static char *
join (const char *first,
      const char *second,
      const char *third)
{
  GString *line = g_string_new (NULL);
  const char *parts[] = { first, second, third };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  return g_string_free (line, FALSE);
}

/* It is found although no list shows it, and says why. */
static gboolean
is_archived (RapportJumpDialog *self,
             gint64             customer)
{
  g_autoptr(RapportEntity) entity =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, customer, NULL);

  return entity != NULL && rapport_entity_get_flag (entity, RAPPORT_CUSTOMER_ARCHIVED);
}

static GtkWidget *
make_customer_row (RapportJumpDialog *self,
                   RapportRow        *row,
                   gint64             id)
{
  g_autofree char *title = join (rapport_row_get_text (row, RAPPORT_CUSTOMER_CELL_NUMBER),
                                 rapport_row_get_text (row, RAPPORT_CUSTOMER_CELL_NAME),
                                 is_archived (self, id) ? C_("field", "Archived") : NULL);
  g_autofree char *subtitle =
    join (rapport_row_get_text (row, RAPPORT_CUSTOMER_CELL_CONTACT),
          rapport_choice_label (rapport_grades, rapport_row_get_text (row, RAPPORT_CUSTOMER_CELL_GRADE)),
          rapport_row_get_text (row, RAPPORT_CUSTOMER_CELL_STATUS));

  return rapport_detail_row_new ("system-users-symbolic", title, subtitle, NULL);
}

static GtkWidget *
make_ticket_row (RapportJumpDialog *self,
                 RapportRow        *row,
                 gint64             id)
{
  g_autofree char *title = join (rapport_row_get_text (row, RAPPORT_TICKET_CELL_NUMBER),
                                 rapport_row_get_text (row, RAPPORT_TICKET_CELL_CUSTOMER), NULL);
  g_autofree char *subtitle =
    join (rapport_choice_label (rapport_ticket_statuses, rapport_row_get_text (row, RAPPORT_TICKET_CELL_STATUS)),
          rapport_row_get_text (row, RAPPORT_TICKET_CELL_DESCRIPTION), NULL);

  return rapport_detail_row_new ("emblem-important-symbolic", title, subtitle, NULL);
}

/* Returns: (nullable): the row of a thing that says itself what it is called, NULL when it is gone */
static GtkWidget *
make_thing_row (RapportJumpDialog *self,
                const char        *thing,
                gint64             id)
{
  RapportBook *book = rapport_context_get_book (self->context);
  const RapportEntityInfo *info = rapport_entity_info_for (thing);
  const int owner = rapport_entity_info_find_owner (info, rapport_customer_info.name);
  g_autoptr(RapportEntity) entity = rapport_book_get (book, info->get_type (), id, NULL);
  g_autoptr(RapportEntity) customer = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (entity == NULL)
    return NULL;
  if (owner >= 0 && rapport_entity_get_integer (entity, owner) != 0)
    customer = rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_integer (entity, owner), NULL);
  title = rapport_entity_dup_title (entity);
  subtitle = join (g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label),
                   customer != NULL ? rapport_entity_get_name (customer) : NULL, NULL);
  return rapport_detail_row_new (info->icon, title, subtitle, NULL);
}

/* @called: the column that is known by heart */
static const struct
{
  const RapportListSpec *spec;
  guint                  most;
  const char            *called;
  /* where the row of the list says enough */
  GtkWidget           *(*make_row) (RapportJumpDialog *self,
                                    RapportRow        *row,
                                    gint64             id);
} kinds[N_KINDS] = {
  [CUSTOMERS] = { &rapport_list_customers, 8, "number", make_customer_row },
  [TICKETS] = { &rapport_list_tickets, 5, "number", make_ticket_row },
  [CONTRACTS] = { &rapport_list_contracts, 3, "number" },
  [ACTION_ITEMS] = { &rapport_list_action_items, 3, "what" },
  [ARTICLES] = { &rapport_list_articles, 3, "name" },
};

static void
append_thing (RapportJumpDialog *self,
              const char        *thing,
              gint64             id,
              GtkWidget         *line)
{
  if (line == NULL)
    return;
  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (line), thing, id);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
}

/* in which of the passes over what is found its turn is */
typedef enum
{
  TURN_CALLED,
  TURN_BEGINS,
  TURN_HAS,
  N_TURNS,
} Turn;

static Turn
find_turn (RapportJumpDialog *self,
           guint              kind,
           gint64             id)
{
  RapportListModel *exact = rapport_list_source_get_model (self->exact[kind]);
  const RapportEntityInfo *info = rapport_entity_info_for (kinds[kind].spec->thing);
  g_autoptr(RapportEntity) entity = NULL;
  g_autofree char *name = NULL;
  g_autofree char *typed = rapport_fold (get_typed (self), -1);

  for (guint i = 0; i < rapport_list_source_get_n_found (self->exact[kind]); i++)
    if (rapport_list_model_get_id (exact, i) == id)
      return TURN_CALLED;
  entity = rapport_book_get (rapport_context_get_book (self->context), info->get_type (), id, NULL);
  if (entity == NULL || rapport_entity_get_name (entity) == NULL)
    return TURN_HAS;
  name = rapport_fold (rapport_entity_get_name (entity), -1);
  return g_str_has_prefix (name, typed) ? TURN_BEGINS : TURN_HAS;
}

static void
append_turn (RapportJumpDialog *self,
             guint              kind,
             RapportListSource *from,
             Turn               turn)
{
  const char *thing = kinds[kind].spec->thing;
  RapportListModel *model = rapport_list_source_get_model (from);
  guint n = MIN (rapport_list_source_get_n_found (from), kinds[kind].most);

  for (guint i = 0; i < n; i++)
    {
      const gint64 id = rapport_list_model_get_id (model, i);
      RapportRow *row = rapport_list_model_get_row (model, i);

      if (row != NULL && find_turn (self, kind, id) == turn)
        append_thing (self, thing, id, kinds[kind].make_row != NULL ? kinds[kind].make_row (self, row, id)
                                                                    : make_thing_row (self, thing, id));
    }
}

static void
append_seen (RapportJumpDialog *self)
{
  guint n;
  const RapportSeenThing *seen = rapport_seen_get (rapport_context_get_seen (self->context), &n);

  for (guint i = 0; i < n; i++)
    append_thing (self, seen[i].thing, seen[i].id, make_thing_row (self, seen[i].thing, seen[i].id));
}

static gboolean
is_loading (RapportJumpDialog *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (rapport_list_source_get_loading (self->sources[i]) || rapport_list_source_get_loading (self->exact[i]))
      return TRUE;
  return FALSE;
}

static void
open_row (RapportJumpDialog *self,
          GtkListBoxRow     *row)
{
  const char *thing;
  gint64 id;

  if (row == NULL)
    return;
  if (!rapport_jump_places_open (row, RAPPORT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)))))
    {
      rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
      rapport_context_open_thing (self->context, thing, id);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
open_chosen (RapportJumpDialog *self)
{
  self->is_awaited = FALSE;
  open_row (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
show_found (RapportJumpDialog *self)
{
  GtkWidget *row;
  gboolean asked = *get_typed (self) != '\0';

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  /* whoever types a number means what has it, of whatever kind */
  for (guint i = 0; asked && i < N_KINDS; i++)
    append_turn (self, i, self->exact[i], TURN_CALLED);
  for (guint i = 0; asked && i < N_KINDS; i++)
    for (Turn turn = TURN_BEGINS; turn < N_TURNS; turn++)
      append_turn (self, i, self->sources[i], turn);
  if (!asked)
    append_seen (self);
  rapport_jump_places_append (self->context, RAPPORT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              GTK_LIST_BOX (self->list), get_typed (self));
  row = gtk_widget_get_first_child (self->list);
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  gtk_widget_set_visible (self->window, row != NULL);
  gtk_widget_set_visible (self->nothing, asked && row == NULL && !is_loading (self));
  if (self->is_awaited && !is_loading (self))
    open_chosen (self);
}

static void
ask (RapportJumpDialog *self,
     guint              kind,
     const char        *typed)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (kinds[kind].spec);
  g_autoptr(RapportListQuery) exact = rapport_list_query_new (kinds[kind].spec);
  g_autofree char *called = g_strstrip (g_strdup (typed));

  rapport_list_query_set_text (&query->search, typed);
  query->all = TRUE;
  exact->all = TRUE;
  rapport_list_query_narrow (exact, kinds[kind].called, called);
  rapport_list_source_set_query (self->exact[kind], exact);
  rapport_list_source_set_query (self->sources[kind], query);
}

static void
search_changed_cb (RapportJumpDialog *self)
{
  const char *typed = get_typed (self);

  if (g_strcmp0 (typed, self->asked) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (typed);
  self->is_awaited = FALSE;
  if (*typed == '\0')
    {
      show_found (self);
      return;
    }
  for (guint i = 0; i < N_KINDS; i++)
    ask (self, i, typed);
}

/* Who types quickly means what is found, not what stood there before. The entry may not have said yet what was typed. */
static void
activate_cb (RapportJumpDialog *self)
{
  search_changed_cb (self);
  self->is_awaited = *get_typed (self) != '\0' && is_loading (self);
  if (!self->is_awaited)
    open_chosen (self);
}

static void
row_activated_cb (RapportJumpDialog *self,
                  GtkListBoxRow     *row)
{
  open_row (self, row);
}

/* Up and Down go through what was found while the cursor stays in the search. */
static gboolean
key_pressed_cb (RapportJumpDialog *self,
                guint              key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (0, index + (key == GDK_KEY_Down ? 1 : -1)));
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  return GDK_EVENT_STOP;
}

static void
drop_source (RapportJumpDialog  *self,
             RapportListSource **source)
{
  if (*source != NULL)
    g_signal_handlers_disconnect_by_data (*source, self);
  g_clear_object (source);
}

static void
rapport_jump_dialog_dispose (GObject *object)
{
  RapportJumpDialog *self = RAPPORT_JUMP_DIALOG (object);

  for (guint i = 0; i < N_KINDS; i++)
    {
      drop_source (self, &self->sources[i]);
      drop_source (self, &self->exact[i]);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_JUMP_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_jump_dialog_parent_class)->dispose (object);
}

static void
rapport_jump_dialog_finalize (GObject *object)
{
  g_free (RAPPORT_JUMP_DIALOG (object)->asked);

  G_OBJECT_CLASS (rapport_jump_dialog_parent_class)->finalize (object);
}

static void
rapport_jump_dialog_class_init (RapportJumpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_jump_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_jump_dialog_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-jump-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportJumpDialog, search);
  gtk_widget_class_bind_template_child (widget_class, RapportJumpDialog, window);
  gtk_widget_class_bind_template_child (widget_class, RapportJumpDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RapportJumpDialog, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
rapport_jump_dialog_init (RapportJumpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static RapportListSource *
make_source (RapportJumpDialog     *self,
             const RapportListSpec *spec)
{
  RapportListSource *source = rapport_list_source_new (rapport_context_get_book (self->context), spec);

  g_signal_connect_swapped (source, "loaded", G_CALLBACK (show_found), self);
  return source;
}

/** rapport_jump_dialog_show: asks where to go */
void
rapport_jump_dialog_show (RapportContext *context)
{
  RapportJumpDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  self = g_object_new (RAPPORT_TYPE_JUMP_DIALOG, "transient-for", rapport_context_get_window (context), NULL);
  self->context = g_object_ref (context);
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->sources[i] = make_source (self, kinds[i].spec);
      self->exact[i] = make_source (self, kinds[i].spec);
    }
  show_found (self);
  gtk_widget_grab_focus (self->search);
  gtk_window_present (GTK_WINDOW (self));
}
