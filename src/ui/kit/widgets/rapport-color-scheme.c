/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-color-scheme.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define KEY "color-scheme"
#define DESKTOP_SCHEMA "org.gnome.desktop.interface"

/* The portal's values. */
enum { NO_PREFERENCE, PREFER_DARK, PREFER_LIGHT };

/**
 * RapportColorScheme:
 * Follows the desktop's wish for dark or light, which GTK 4.8 does not: as the settings portal
 * tells it, else as GNOME's own setting does.
 */
struct _RapportColorScheme
{
  GObject       parent_instance;

  GtkSettings  *settings;
  GDBusProxy   *portal;
  GSettings    *desktop;
  GCancellable *cancellable;
  guint32       applied;
};

G_DEFINE_FINAL_TYPE (RapportColorScheme, rapport_color_scheme, G_TYPE_OBJECT)

static void
apply (RapportColorScheme *self,
       guint32             scheme)
{
  /* setting it, to the same value too, loads the theme again */
  if (scheme == self->applied)
    return;
  self->applied = scheme;
  if (scheme == NO_PREFERENCE)
    gtk_settings_reset_property (self->settings, "gtk-application-prefer-dark-theme");
  else
    g_object_set (self->settings, "gtk-application-prefer-dark-theme", scheme == PREFER_DARK, NULL);
}

static void
desktop_changed_cb (GSettings          *desktop,
                    const char         *key,
                    RapportColorScheme *self)
{
  apply (self, g_settings_get_enum (desktop, KEY));
}

static void
follow_desktop (RapportColorScheme *self)
{
  g_autoptr(GSettingsSchema) schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), DESKTOP_SCHEMA, TRUE);

  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return;
  self->desktop = g_settings_new (DESKTOP_SCHEMA);
  g_signal_connect (self->desktop, "changed::" KEY, G_CALLBACK (desktop_changed_cb), self);
  desktop_changed_cb (self->desktop, KEY, self);
}

static void
portal_signal_cb (GDBusProxy         *portal,
                  const char         *sender,
                  const char         *signal,
                  GVariant           *parameters,
                  RapportColorScheme *self)
{
  const char *group, *key;
  g_autoptr(GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged") ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE) && g_str_equal (key, KEY) &&
      g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    apply (self, g_variant_get_uint32 (value));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autoptr(GVariant) value = NULL;
  RapportColorScheme *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)")))
    {
      follow_desktop (self);
      return;
    }
  g_variant_get (reply, "(v)", &value);
  /* portals wrap the value twice */
  while (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *inner = g_variant_get_variant (value);

      g_variant_unref (value);
      value = inner;
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    apply (self, g_variant_get_uint32 (value));
}

static void
portal_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, &error);
  RapportColorScheme *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (portal == NULL)
    {
      follow_desktop (self);
      return;
    }
  self->portal = portal;
  g_signal_connect (portal, "g-signal", G_CALLBACK (portal_signal_cb), self);
  g_dbus_proxy_call (portal, "Read", g_variant_new ("(ss)", APPEARANCE, KEY), G_DBUS_CALL_FLAGS_NONE,
                     -1, self->cancellable, read_cb, self);
}

static void
rapport_color_scheme_dispose (GObject *object)
{
  RapportColorScheme *self = RAPPORT_COLOR_SCHEME (object);

  g_cancellable_cancel (self->cancellable);
  if (self->portal != NULL)
    g_signal_handlers_disconnect_by_data (self->portal, self);
  if (self->desktop != NULL)
    g_signal_handlers_disconnect_by_data (self->desktop, self);
  g_clear_object (&self->portal);
  g_clear_object (&self->desktop);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rapport_color_scheme_parent_class)->dispose (object);
}

static void
rapport_color_scheme_finalize (GObject *object)
{
  g_object_unref (RAPPORT_COLOR_SCHEME (object)->cancellable);

  G_OBJECT_CLASS (rapport_color_scheme_parent_class)->finalize (object);
}

static void
rapport_color_scheme_class_init (RapportColorSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_color_scheme_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_color_scheme_finalize;
}

static void
rapport_color_scheme_init (RapportColorScheme *self)
{
  self->cancellable = g_cancellable_new ();
}

/** rapport_color_scheme_new: Returns: one that keeps @settings as the desktop wishes while it lives */
RapportColorScheme *
rapport_color_scheme_new (GtkSettings *settings)
{
  RapportColorScheme *self;

  g_return_val_if_fail (GTK_IS_SETTINGS (settings), NULL);

  self = g_object_new (RAPPORT_TYPE_COLOR_SCHEME, NULL);
  self->settings = g_object_ref (settings);
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, self->cancellable, portal_cb, self);
  return self;
}
