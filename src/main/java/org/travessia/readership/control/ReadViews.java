package org.travessia.readership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;

/** Says which posts are read most: to editors of all, to others of their own. */
@ApplicationScoped
@Transactional
public class ReadViews {

    /** Of so many days, today included. */
    public static final int DAYS = 30;

    private ViewRepository views;

    /** For CDI's proxy only. */
    protected ReadViews() {}

    @Inject
    public ReadViews(ViewRepository views) {
        this.views = views;
    }

    /** Those read most in the last {@link #DAYS} days. */
    public List<PostViews> most(int limit, Actor reader) {
        return views.most(
                DAYS, reader.is(Role.ADMINISTRATOR, Role.EDITOR) ? Optional.empty() : Optional.of(reader.id()), limit);
    }
}
