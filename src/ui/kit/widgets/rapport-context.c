/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-context.h"
#include "rapport-member.h"
#include "rapport-setting.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-tag-style.h"
#include "rapport-tags.h"

struct _RapportContext
{
  GObject        parent_instance;

  RapportBook   *book;
  GSettings     *settings;
  GTimeZone     *zone;
  RapportFormat *format;
  GHashTable    *all;
  RapportSeen   *seen;
  RapportBackupKeeper *backup_keeper;
  RapportRules   rules;
  const RapportCurrency *currency;
  GtkWindow     *window;
  gboolean       muted;
  guint          tick;
  int            today;

  RapportTakeBackFunc take_back;
  gpointer            take_back_data;
  GDestroyNotify      take_back_destroy;
  gint64              last_action;
};

G_DEFINE_FINAL_TYPE (RapportContext, rapport_context, G_TYPE_OBJECT)

enum { PROP_0, PROP_TODAY, PROP_MUTED, N_PROPS };
enum { TICKED, RULES_CHANGED, OPEN_THING, SHOW_PAGE, SHOW_FILTERED, LOG, TELL, TELL_FILE, FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gint
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const char *first = rapport_entity_get_name ((RapportEntity *) a);
  const char *second = rapport_entity_get_name ((RapportEntity *) b);

  return g_utf8_collate (first != NULL ? first : "", second != NULL ? second : "");
}

static void
load_all (RapportContext *self,
          GType           type,
          GListStore     *store)
{
  g_autoptr(GPtrArray) things = rapport_book_get_children (self->book, type, NULL, -1, NULL);

  if (things == NULL)
    return;
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), things->pdata, things->len);
  g_list_store_sort (store, compare_names, NULL);
}

static gboolean
concerns (GArray     *changes,
          const char *thing)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (g_str_equal (g_array_index (changes, RapportChange, i).thing, thing))
      return TRUE;
  return changes == NULL;
}

static void
load_rules (RapportContext *self)
{
  rapport_settings_load_rules (rapport_book_get_connection (self->book), &self->rules);
  self->currency = rapport_settings_get_currency (rapport_book_get_connection (self->book));
  rapport_format_set_currency (self->format, self->currency);
}

static void
load_colours (RapportContext *self)
{
  rapport_format_set_tag_colours (self->format,
                                  rapport_tags_load_colours (rapport_book_get_connection (self->book)));
}

static void
book_changed_cb (RapportBook    *book,
                 GArray         *changes,
                 RapportContext *self)
{
  GHashTableIter each;
  gpointer type, store;

  g_hash_table_iter_init (&each, self->all);
  while (g_hash_table_iter_next (&each, &type, &store))
    if (concerns (changes, rapport_table_info (GPOINTER_TO_SIZE (type))->name))
      load_all (self, GPOINTER_TO_SIZE (type), store);
  if (concerns (changes, rapport_tag_style_info.name))
    load_colours (self);
  if (concerns (changes, rapport_setting_info.name))
    {
      load_rules (self);
      g_signal_emit (self, signals[RULES_CHANGED], 0);
    }
}

static gboolean tick_cb (gpointer data);

static void
await_minute (RapportContext *self)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;
  gint64 rest = minute - g_get_real_time () % minute;

  self->tick = g_timeout_add (rest / 1000 + 20, tick_cb, self);
}

static gboolean
tick_cb (gpointer data)
{
  RapportContext *self = data;

  await_minute (self);
  rapport_context_look_at_clock (self);
  return G_SOURCE_REMOVE;
}

static void
forget_take_back (RapportContext *self)
{
  gpointer data = g_steal_pointer (&self->take_back_data);
  GDestroyNotify destroy = self->take_back_destroy;

  self->take_back = NULL;
  self->take_back_destroy = NULL;
  if (destroy != NULL && data != NULL)
    destroy (data);
}

static void
rapport_context_dispose (GObject *object)
{
  RapportContext *self = RAPPORT_CONTEXT (object);

  forget_take_back (self);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->backup_keeper);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->all, g_hash_table_unref);
  g_clear_pointer (&self->seen, rapport_seen_free);
  g_clear_object (&self->format);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (rapport_context_parent_class)->dispose (object);
}

static void
rapport_context_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MUTED:
      g_value_set_boolean (value, RAPPORT_CONTEXT (object)->muted);
      break;
    case PROP_TODAY:
      g_value_set_int (value, rapport_context_get_today (RAPPORT_CONTEXT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rapport_context_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RapportContext *self = RAPPORT_CONTEXT (object);

  if (id != PROP_MUTED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->muted != g_value_get_boolean (value))
    {
      self->muted = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, properties[PROP_MUTED]);
    }
}

/* What is asked of the window by those who know none. */
static void
install_requests (GType type)
{
  /** RapportContext::open-thing: a kind of thing and an id; whether it is shown */
  signals[OPEN_THING] = g_signal_new ("open-thing", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                      NULL, NULL, G_TYPE_BOOLEAN, 2, G_TYPE_STRING, G_TYPE_INT64);
  /** RapportContext::show-page: the name of a page to go to, or of a kind of thing that it shows */
  signals[SHOW_PAGE] = g_signal_new ("show-page", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     1, G_TYPE_STRING);
  /** RapportContext::show-filtered: a #RapportSavedFilter whose list is to be shown */
  signals[SHOW_FILTERED] = g_signal_new ("show-filtered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, RAPPORT_TYPE_ENTITY);
  /** RapportContext::log: a customer and a plan, each 0 for none, to log a follow-up with */
  signals[LOG] = g_signal_new ("log", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               2, G_TYPE_INT64, G_TYPE_INT64);
  /** RapportContext::tell: what was done, and whether that can be undone */
  signals[TELL] = g_signal_new ("tell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /** RapportContext::tell-file: what was written, and the path of the file */
  signals[TELL_FILE] = g_signal_new ("tell-file", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     2, G_TYPE_STRING, G_TYPE_STRING);
  /** RapportContext::failed: a sentence on what could not be done */
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static void
rapport_context_class_init (RapportContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_context_dispose;
  object_class->get_property = rapport_context_get_property;
  object_class->set_property = rapport_context_set_property;

  /** RapportContext:today: the local day, yyyymmdd */
  properties[PROP_TODAY] =
    g_param_spec_int ("today", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** RapportContext:muted: whether the desktop shows no notifications, so that the window is all that tells */
  properties[PROP_MUTED] =
    g_param_spec_boolean ("muted", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** RapportContext::ticked: another minute has begun, or the clock or zone was set: what is said of
      times is told anew */
  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportContext::rules-changed: the rules' values are others now */
  signals[RULES_CHANGED] = g_signal_new ("rules-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_requests (G_TYPE_FROM_CLASS (klass));
}

static void
rapport_context_init (RapportContext *self)
{
  self->zone = g_time_zone_new_local ();
  self->format = rapport_format_new (self->zone);
  self->all = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->seen = rapport_seen_new ();
}

/**
 * rapport_context_new:
 * @book: the person's data
 * @settings: the window's state
 *
 * What every page and dialog of one window works on. Windows on the same book have a context each.
 */
RapportContext *
rapport_context_new (RapportBook *book,
                     GSettings   *settings)
{
  RapportContext *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (RAPPORT_TYPE_CONTEXT, NULL);
  self->book = g_object_ref (book);
  self->settings = g_object_ref (settings);
  self->today = rapport_day_from_instant (rapport_context_get_now (self), self->zone);
  load_rules (self);
  load_colours (self);
  g_signal_connect (book, "changed", G_CALLBACK (book_changed_cb), self);
  await_minute (self);
  return self;
}

static void
follow_zone (RapportContext *self)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (g_strcmp0 (g_time_zone_get_identifier (zone), g_time_zone_get_identifier (self->zone)) == 0)
    return;
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_ref (zone);
  rapport_format_set_zone (self->format, zone);
}

/**
 * rapport_context_look_at_clock:
 *
 * Follows the machine's clock and zone, which may have been set; done each minute, too.
 */
void
rapport_context_look_at_clock (RapportContext *self)
{
  int today;

  g_return_if_fail (RAPPORT_IS_CONTEXT (self));

  follow_zone (self);
  today = rapport_context_get_today (self);
  if (today != self->today)
    {
      self->today = today;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
    }
  g_signal_emit (self, signals[TICKED], 0);
}

/** rapport_context_get_backup_keeper: Returns: (transfer none): what looks after the second place of the backups */
RapportBackupKeeper *
rapport_context_get_backup_keeper (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  if (self->backup_keeper == NULL)
    self->backup_keeper = rapport_backup_keeper_new (rapport_book_get_folder (self->book));
  return self->backup_keeper;
}

/** rapport_context_get_book: Returns: (transfer none) */
RapportBook *
rapport_context_get_book (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return self->book;
}

/** rapport_context_get_settings: Returns: (transfer none): the window's state */
GSettings *
rapport_context_get_settings (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return self->settings;
}

/** rapport_context_get_zone: Returns: (transfer none): the local time zone, for now */
GTimeZone *
rapport_context_get_zone (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return self->zone;
}

/** rapport_context_get_format: Returns: (transfer none): shows moments and numbers in the
 * locale's way; it follows the zone */
RapportFormat *
rapport_context_get_format (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return self->format;
}

/** rapport_context_get_rules: Returns: (transfer none): the book's rule values, kept up to date */
const RapportRules *
rapport_context_get_rules (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return &self->rules;
}

/** rapport_context_get_currency: Returns: what the book's amounts are in, kept up to date with its rules */
const RapportCurrency *
rapport_context_get_currency (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), rapport_currency_standard ());

  return self->currency;
}

/** rapport_context_get_now: Returns: UTC seconds */
gint64
rapport_context_get_now (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), 0);

  return g_get_real_time () / G_USEC_PER_SEC;
}

/** rapport_context_get_today: Returns: the local day, yyyymmdd */
int
rapport_context_get_today (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), 0);

  return rapport_day_from_instant (rapport_context_get_now (self), self->zone);
}

/** rapport_context_get_member: Returns: the team member who works here, 0 for nobody known */
gint64
rapport_context_get_member (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), 0);

  return rapport_book_get_member (self->book);
}

/**
 * rapport_context_get_all:
 * @type: a kind of things of which there are few: team members, teams, SLA policies
 *
 * Returns: (transfer none): all of them by name, kept up to date
 */
GListModel *
rapport_context_get_all (RapportContext *self,
                         GType           type)
{
  GListStore *store;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  store = g_hash_table_lookup (self->all, GSIZE_TO_POINTER (type));
  if (store == NULL)
    {
      store = g_list_store_new (type);
      g_hash_table_insert (self->all, GSIZE_TO_POINTER (type), store);
      load_all (self, type, store);
    }
  return G_LIST_MODEL (store);
}

/** rapport_context_get_members: Returns: (transfer none): all as RapportMember by name, kept up to date */
GListModel *
rapport_context_get_members (RapportContext *self)
{
  return rapport_context_get_all (self, RAPPORT_TYPE_MEMBER);
}

/** rapport_context_get_member_name: Returns: (nullable): the name, for a short while */
const char *
rapport_context_get_member_name (RapportContext *self,
                                 gint64          member)
{
  GListModel *members = rapport_context_get_members (self);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) each = g_list_model_get_item (members, i);

      if (rapport_entity_get_id (each) == member)
        return rapport_entity_get_text (each, RAPPORT_MEMBER_NAME);
    }
  return NULL;
}

/** rapport_context_get_seen: Returns: (transfer none): what the person looked at last */
RapportSeen *
rapport_context_get_seen (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return self->seen;
}

/** rapport_context_get_window: Returns: (transfer none) (nullable): the window whose context this is, while it is open */
GtkWindow *
rapport_context_get_window (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  return self->window;
}

/** rapport_context_set_window: says whose context this is; the window is forgotten when it goes away */
void
rapport_context_set_window (RapportContext *self,
                            GtkWindow      *window)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));

  g_set_weak_pointer (&self->window, window);
}

static gint64
find_last_action (RapportContext *self)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (self->book);

  return name != NULL ? name->id : 0;
}

/**
 * rapport_context_tell_noted:
 * @sentence: what was done beside the log of acts, such as a reminder put off
 * @take_back: does the contrary
 * @data: for @take_back, without a reference to @self; freed with @destroy once that is done or another act is newer
 *
 * Has it told in passing; undo takes it back as if it were an act.
 */
void
rapport_context_tell_noted (RapportContext      *self,
                            const char          *sentence,
                            RapportTakeBackFunc  take_back,
                            gpointer             data,
                            GDestroyNotify       destroy)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (self));
  g_return_if_fail (take_back != NULL);

  forget_take_back (self);
  self->take_back = take_back;
  self->take_back_data = data;
  self->take_back_destroy = destroy;
  self->last_action = find_last_action (self);
  g_signal_emit (self, signals[TELL], 0, sentence, TRUE);
}

/** rapport_context_can_take_back: Returns: whether what was last done stands beside the log of acts */
gboolean
rapport_context_can_take_back (RapportContext *self)
{
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), FALSE);

  return self->take_back != NULL && self->last_action == find_last_action (self);
}

/** rapport_context_take_back: takes that back; only where it can be */
void
rapport_context_take_back (RapportContext *self)
{
  g_return_if_fail (rapport_context_can_take_back (self));

  self->take_back (self, self->take_back_data);
  forget_take_back (self);
}

/**
 * rapport_context_dup_note:
 * @key: "layouts", "filters" or "put-away"
 * @name: of the list, page or notice
 *
 * Returns: (transfer full) (nullable): what was noted of the window's state
 */
char *
rapport_context_dup_note (RapportContext *self,
                          const char     *key,
                          const char     *name)
{
  g_autoptr(GVariant) notes = NULL;
  char *note = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (self), NULL);

  notes = g_settings_get_value (self->settings, key);
  g_variant_lookup (notes, name, "s", &note);
  return note;
}

/** rapport_context_set_note: remembers @note for the next start */
void
rapport_context_set_note (RapportContext *self,
                          const char     *key,
                          const char     *name,
                          const char     *note)
{
  g_autoptr(GVariant) notes = NULL;
  GVariantBuilder builder;
  GVariantIter iterator;
  const char *each_name, *each;

  g_return_if_fail (RAPPORT_IS_CONTEXT (self));
  g_return_if_fail (note != NULL);

  notes = g_settings_get_value (self->settings, key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iterator, notes);
  while (g_variant_iter_next (&iterator, "{&s&s}", &each_name, &each))
    if (!g_str_equal (each_name, name))
      g_variant_builder_add (&builder, "{ss}", each_name, each);
  g_variant_builder_add (&builder, "{ss}", name, note);
  g_settings_set_value (self->settings, key, g_variant_builder_end (&builder));
}
