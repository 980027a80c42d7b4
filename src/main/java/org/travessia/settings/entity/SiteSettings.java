package org.travessia.settings.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What an administrator sets: always one row. */
@Entity
@Table(name = "site")
public class SiteSettings {

    /** The only one's id. */
    public static final short ID = 1;

    public static final int MAX_TITLE = 100;
    public static final int MAX_TAGLINE = 200;
    public static final int MAX_DESCRIPTION = 300;
    public static final int MAX_FOOTER = 500;
    public static final int MAX_LINKS = 20;
    public static final int MAX_LABEL = 60;
    public static final int MAX_ADDRESS = 500;
    public static final int MAX_POSTS_PER_PAGE = 50;

    @Id
    @Column(name = "id")
    private Short id;

    @Column(name = "title", nullable = false)
    private String title;

    @Column(name = "tagline", nullable = false)
    private String tagline;

    @Column(name = "description", nullable = false)
    private String description;

    @Column(name = "language", nullable = false)
    private String language;

    @Column(name = "time_zone", nullable = false)
    private String timeZone;

    @Column(name = "accent")
    private String accent;

    @Enumerated(EnumType.STRING)
    @Column(name = "text_font", nullable = false)
    private FontFamily textFont;

    @Enumerated(EnumType.STRING)
    @Column(name = "title_font", nullable = false)
    private FontFamily titleFont;

    @Enumerated(EnumType.STRING)
    @Column(name = "reading_width", nullable = false)
    private ReadingWidth readingWidth;

    @Column(name = "logo")
    private String logo;

    @Column(name = "logo_width")
    private Integer logoWidth;

    @Column(name = "logo_height")
    private Integer logoHeight;

    @Column(name = "navigation", nullable = false)
    private String[] navigation;

    @Column(name = "social", nullable = false)
    private String[] social;

    @Column(name = "footer", nullable = false)
    private String footer;

    @Column(name = "custom_css", nullable = false)
    private String customCss;

    @Column(name = "posts_per_page", nullable = false)
    private int postsPerPage;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    /** For Hibernate only. */
    protected SiteSettings() {}

    /** Calls the site something else. */
    public void rename(String newTitle, String newTagline, String newDescription) {
        this.title = newTitle;
        this.tagline = newTagline;
        this.description = newDescription;
    }

    /** Moves the site to another place of the world. */
    public void relocate(String newLanguage, String newTimeZone) {
        this.language = newLanguage;
        this.timeZone = newTimeZone;
    }

    /** Dresses the site; an accent of null is the blog's own. */
    public void dress(
            String newAccent, FontFamily newTextFont, FontFamily newTitleFont, ReadingWidth width, String css) {
        this.accent = newAccent;
        this.textFont = newTextFont;
        this.titleFont = newTitleFont;
        this.readingWidth = width;
        this.customCss = css;
    }

    /** Puts a picture beside the name; all null for none. */
    public void showLogo(String address, Integer width, Integer height) {
        this.logo = address;
        this.logoWidth = width;
        this.logoHeight = height;
    }

    /** Sets the links of every page, each list as label, address, label, address. */
    public void link(String[] menu, String[] elsewhere, String newFooter) {
        this.navigation = menu.clone();
        this.social = elsewhere.clone();
        this.footer = newFooter;
    }

    /** Says how much a page of a list holds. */
    public void page(int posts) {
        this.postsPerPage = posts;
    }

    public String title() {
        return title;
    }

    public String tagline() {
        return tagline;
    }

    public String description() {
        return description;
    }

    public String language() {
        return language;
    }

    public String timeZone() {
        return timeZone;
    }

    public String accent() {
        return accent;
    }

    public FontFamily textFont() {
        return textFont;
    }

    public FontFamily titleFont() {
        return titleFont;
    }

    public ReadingWidth readingWidth() {
        return readingWidth;
    }

    public String logo() {
        return logo;
    }

    public String[] navigation() {
        return navigation.clone();
    }

    public String[] social() {
        return social.clone();
    }

    public String footer() {
        return footer;
    }

    public String customCss() {
        return customCss;
    }

    public int postsPerPage() {
        return postsPerPage;
    }

    public int version() {
        return version;
    }
}
